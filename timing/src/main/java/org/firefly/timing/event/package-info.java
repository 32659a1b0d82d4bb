/**
 * A model of an engine that spends clocks on spikes only, from the spikes of a layer; see {@code
 * docs/event-engine.md}.
 */
package org.firefly.timing.event;
