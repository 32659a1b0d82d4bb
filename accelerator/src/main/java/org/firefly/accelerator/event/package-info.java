/**
 * An engine that takes clocks for spikes only. Its core finds events in masks, fetches their weight
 * rows from memories with two ports, and adds them in chains of DSP slices; its back takes the sums
 * of positions through the neurons, step by step and by turns, to spikes in memory.
 */
package org.firefly.accelerator.event;
