package org.firefly.simulator.run;

import java.util.Arrays;

/**
 * Arrays for lists of events. They are kept from layer to layer and from block to block: fresh ones
 * would be megabytes per block that no cache holds. Contents are undefined unless a method says
 * otherwise. Used by one thread at a time.
 */
final class EventArrays {
  private long[] words = new long[0];
  private int[] events = new int[0];
  private int[] starts = new int[0];

  /** At least so many words of spikes. */
  long[] words(int length) {
    if (words.length < length) {
      words = new long[length];
    }
    return words;
  }

  /** At least so many events; those that were written before stay. */
  int[] events(int length) {
    if (events.length < length) {
      events = Arrays.copyOf(events, 2 * length);
    }
    return events;
  }

  /** At least so many starts of lists. */
  int[] starts(int length) {
    if (starts.length < length) {
      starts = new int[length];
    }
    return starts;
  }
}
