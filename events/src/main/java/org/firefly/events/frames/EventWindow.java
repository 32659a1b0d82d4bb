package org.firefly.events.frames;

/**
 * Events of a stream between two times.
 *
 * @param start of the window in microseconds
 * @param spikes 1 where at least one event was, else 0; index order t, polarity, y, x
 */
public record EventWindow(long start, byte[] spikes) {}
