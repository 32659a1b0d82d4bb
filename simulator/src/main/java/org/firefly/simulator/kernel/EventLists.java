package org.firefly.simulator.kernel;

/**
 * Lists of events, one behind the other, those of a row of a map from left to right. The rows of
 * neighbouring taps follow each other at a fixed distance, which is part of an event as often as
 * the number of its column says. So whoever sees neighbouring sites, the first of them at column c,
 * adds the rows of all their events, counted from c distances before the rows of the first tap.
 *
 * @param events all events: rows, counted from the first of their chunk, times the row stride, plus
 *     the column of their site times {@code columnStride}
 * @param starts index of the first event of each list, and behind the last list its end
 * @param columnStride rows of a tap times the row stride
 */
public record EventLists(int[] events, int[] starts, int columnStride) {}
