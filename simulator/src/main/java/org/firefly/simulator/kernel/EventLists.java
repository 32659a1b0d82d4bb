package org.firefly.simulator.kernel;

/**
 * Lists of events, one behind the other.
 *
 * @param events all events: rows, counted from the first of their chunk, times the row stride
 * @param starts index of the first event of each list, and behind the last list its end
 */
public record EventLists(short[] events, int[] starts) {}
