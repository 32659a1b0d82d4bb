package org.firefly.events.prophesee;

import org.firefly.events.EarlyEvents;
import org.firefly.events.EventOptions;
import org.firefly.events.TimeWrap;
import org.firefly.events.WrappingTime;

/**
 * The high part of the time in EVT2 and EVT2.1: 28 bits in units of 64 us, so that it wraps around
 * after 2^34 us, 4 hours and 46 minutes.
 */
final class TimeHigh {
  private static final int BITS = 28;
  private static final int LOW_BITS = 6;

  private final WrappingTime time;
  private final long origin;

  TimeHigh(PropheseeHeader header, EventOptions options) {
    time = new WrappingTime(1L << BITS, options.rule(TimeWrap.class));
    origin = header.origin(options);
  }

  /** Whether events are kept that no time came before; their high part is 0 then. */
  static boolean keepsEarly(EventOptions options) {
    return options.rule(EarlyEvents.class) == EarlyEvents.KEEP;
  }

  /** Time before any word of the high part. */
  long initial() {
    return origin;
  }

  /** Time of events whose low part is 0, after a word of the high part. */
  long after(int word) {
    return (time.extend(word & (1 << BITS) - 1) << LOW_BITS) + origin;
  }
}
