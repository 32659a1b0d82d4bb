package org.firefly.events;

/** Extends a time counter of limited width to 64 bits, by the rule of {@link TimeWrap}. */
public final class WrappingTime {
  private final long range;
  private final long leastFall;
  private long offset;
  private long latest;

  /**
   * @param range values of the counter, in the units of its least bit
   */
  public WrappingTime(long range, TimeWrap rule) {
    this.range = range;
    leastFall =
        switch (rule) {
          case HALF_RANGE -> range / 2;
          case ANY_FALL -> 1;
          case NEVER -> Long.MAX_VALUE;
        };
  }

  /**
   * The full time of the counter's next value.
   *
   * @param counter 0 to range - 1
   */
  public long extend(long counter) {
    if (latest - counter >= leastFall) {
      offset += range;
    }
    latest = counter;
    return offset + counter;
  }
}
