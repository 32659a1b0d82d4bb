package org.firefly.compiler.quantise;

import java.util.Arrays;

/**
 * What integers are worth.
 *
 * @param step per channel, the real value of a weight step
 * @param fractionBits F: the unit of the membrane is 2^-F of a weight step
 * @param expectation the range that they leave room for
 */
record Scales(double[] step, int fractionBits, Expectation expectation) {
  /** Per channel, the real value of one integer step of the membrane. */
  double[] units() {
    double[] units = new double[step.length];
    Arrays.setAll(units, c -> Math.scalb(step[c], -fractionBits));
    return units;
  }
}
