package org.firefly.simulator.kernel;

/**
 * Lists of events, one behind the other.
 *
 * @param events all events: of form {@link RowForm#WEIGHTS}, a row counted from the first of its
 *     chunk, times the row stride; of form {@link RowForm#TABLES}, the spikes of 16 lanes
 * @param starts index of the first event of each list, and behind the last list its end
 */
public record EventLists(short[] events, int[] starts) {}
