package org.firefly.compiler.quantise;

/**
 * Finds the integers that real numbers mean. Files hold single precision, and what they hold may be
 * quotients and products of such numbers: each is off by a few 2^-24 of itself, and so is the step
 * that an integer is counted in, which counts for the integers of int8 as if they were this large.
 */
final class Whole {
  private static final double ROUNDING = 0x1p-21;
  private static final double LEAST = 64;

  private Whole() {}

  /** Whether a number is an integer but for rounding. */
  static boolean isNear(double value) {
    double distance = Math.abs(value - Math.rint(value));
    return distance <= ROUNDING * Math.max(LEAST, Math.abs(value));
  }
}
