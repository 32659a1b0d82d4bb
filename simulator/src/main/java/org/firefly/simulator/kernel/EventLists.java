package org.firefly.simulator.kernel;

/**
 * Lists of events, one behind the other.
 *
 * @param events all events
 * @param starts index of the first event of each list, and behind the last list its end
 */
public record EventLists(int[] events, int[] starts) {}
