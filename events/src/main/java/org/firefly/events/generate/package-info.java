/** Recordings made from still pictures, by a simple model of an event camera. */
package org.firefly.events.generate;
