package org.firefly.events.generate;

/**
 * Logarithm of a brightness between 0 and 1, linear between 1024 exact values: many times faster
 * than {@link StrictMath#log}, and as that the same on every machine.
 */
final class LogTable {
  private static final int INTERVALS = 1 << 10;

  private final double[] values = new double[INTERVALS + 2];

  /**
   * @param darkness what is added to the brightness
   */
  LogTable(double darkness) {
    for (int i = 0; i < values.length; i++) {
      values[i] = StrictMath.log((double) i / INTERVALS + darkness);
    }
  }

  double of(double brightness) {
    double place = brightness * INTERVALS;
    int left = (int) place;
    return values[left] + (place - left) * (values[left + 1] - values[left]);
  }
}
