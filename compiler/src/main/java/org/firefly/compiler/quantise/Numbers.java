package org.firefly.compiler.quantise;

import java.util.Optional;
import org.firefly.architecture.AcceleratorConfig;
import org.firefly.architecture.isa.NeuronRule;
import org.firefly.architecture.program.InputBits;
import org.firefly.architecture.program.PlaneChannels;

/**
 * The integers that a place computes with.
 *
 * @param weightBits bits of a weight, in two's complement
 * @param membraneBits width of a membrane
 * @param inputScale real value of one integer step of the input; 1 for spikes
 * @param largestInput largest magnitude of an integer input; 1 for spikes
 * @param signedInput whether inputs may be negative; spikes never are
 * @param planes of the input, if its bits may be cut apart; weights are symmetric where one is the
 *     sign, since the array then sees -2 w
 */
public record Numbers(
    int weightBits,
    int membraneBits,
    double inputScale,
    long largestInput,
    boolean signedInput,
    Optional<InputBits> planes) {
  /** Bits of a weight of which the array sees twice the value in eight. */
  private static final int PLANE_WEIGHT_BITS = Byte.SIZE - 1;

  /**
   * Steps per unit of an integer weight from which rounding a constant is harmless; an input of
   * many levels makes them, spikes never do.
   */
  private static final int FINE_STEPS = 64;

  /** Spikes in, membranes as wide as the accelerator has them. */
  static Numbers ofAccelerator(AcceleratorConfig target, int weightBits) {
    return new Numbers(weightBits, target.membraneBits(), 1, 1, false, Optional.empty());
  }

  /** Bit planes in, membranes as wide as the accelerator has them. */
  static Numbers ofPlanes(
      AcceleratorConfig target, int weightBits, double inputScale, InputBits bits) {
    return new Numbers(
        Math.min(weightBits, PLANE_WEIGHT_BITS),
        target.membraneBits(),
        inputScale,
        bits.largest(),
        bits.signed(),
        Optional.of(bits));
  }

  /** The largest weight. */
  public int largestWeight() {
    return (1 << (weightBits - 1)) - 1;
  }

  /** The smallest weight. */
  public int smallestWeight() {
    boolean symmetric = planes.filter(InputBits::signed).isPresent();
    return symmetric ? -largestWeight() : -largestWeight() - 1;
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

  /** The most fraction bits of a membrane; shifting pairs of bit planes takes the same shifter. */
  int highestFraction() {
    int shifted = planes.map(bits -> (bits.bits() - 1) / PlaneChannels.PAIR).orElse(0);
    return NeuronRule.HIGHEST_FRACTION - PlaneChannels.PAIR * shifted;
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
