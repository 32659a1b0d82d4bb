package org.firefly.compiler.quantise;

/**
 * A range of real numbers; empty if low is above high.
 *
 * @param low smallest
 * @param high largest
 */
record Interval(double low, double high) {
  static final Interval EMPTY = new Interval(Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY);
  static final Interval ZERO = point(0);

  static Interval point(double value) {
    return new Interval(value, value);
  }

  boolean isEmpty() {
    return low > high;
  }

  Interval plus(double value) {
    return new Interval(low + value, high + value);
  }

  Interval plus(Interval other) {
    return new Interval(low + other.low, high + other.high);
  }

  /** By a factor that is not negative. */
  Interval times(double factor) {
    return new Interval(low * factor, high * factor);
  }

  Interval union(Interval other) {
    return new Interval(Math.min(low, other.low), Math.max(high, other.high));
  }

  Interval intersection(Interval other) {
    Interval both = new Interval(Math.max(low, other.low), Math.min(high, other.high));
    return both.isEmpty() ? EMPTY : both;
  }

  Interval upTo(double limit) {
    return intersection(new Interval(Double.NEGATIVE_INFINITY, limit));
  }

  Interval from(double limit) {
    return intersection(new Interval(limit, Double.POSITIVE_INFINITY));
  }

  /** The largest magnitude. */
  double magnitude() {
    return Math.max(Math.abs(low), Math.abs(high));
  }
}
