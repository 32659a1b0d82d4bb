package org.firefly.compiler.quantise;

import org.firefly.architecture.AcceleratorConfig;
import org.firefly.architecture.isa.NeuronRule;

/**
 * The integers that a place computes with.
 *
 * @param weightBits bits of a weight, in two's complement
 * @param membraneBits width of a membrane
 * @param inputScale real value of one integer step of the input; 1 for spikes
 * @param largestInput largest magnitude of an integer input; 1 for spikes
 * @param signedInput whether inputs may be negative; spikes never are
 */
public record Numbers(
    int weightBits, int membraneBits, double inputScale, long largestInput, boolean signedInput) {
  /**
   * Steps per unit of an integer weight from which rounding a constant is harmless; an input of
   * many levels makes them, spikes never do.
   */
  private static final int FINE_STEPS = 64;

  /** Spikes in, membranes as wide as the accelerator has them. */
  static Numbers ofAccelerator(AcceleratorConfig target, int weightBits) {
    return new Numbers(weightBits, target.membraneBits(), 1, 1, false);
  }

  /** The largest weight. */
  public int largestWeight() {
    return (1 << (weightBits - 1)) - 1;
  }

  /** The smallest weight. */
  public int smallestWeight() {
    return -largestWeight() - 1;
  }

  /** The nearest weight. */
  int clamped(int value) {
    return Math.max(smallestWeight(), Math.min(largestWeight(), value));
  }

  /** Whether a number is a weight but for rounding. */
  boolean isWeight(double value) {
    double nearest = Math.rint(value);
    return Whole.isNear(value) && nearest >= smallestWeight() && nearest <= largestWeight();
  }

  /** The largest membrane of neurons of a kind. */
  double largestMembrane(NeuronRule rule) {
    return (1L << (rule.membraneBits(membraneBits) - 1)) - 1;
  }

  /** The largest constant. */
  long largestConstant() {
    return (1L << (membraneBits - 1)) - 1;
  }

  /** Whether constants may be rounded to the unit of the membrane as if that changed nothing. */
  boolean constantsMayRound() {
    return inputScale * FINE_STEPS <= 1;
  }
}
