package org.firefly.timing.event;

/** Quotients as hardware has them: whole clocks, whole groups. */
final class Rounding {
  private Rounding() {}

  /** The quotient of positive numbers, rounded up. */
  static int up(int dividend, int divisor) {
    return (dividend + divisor - 1) / divisor;
  }
}
