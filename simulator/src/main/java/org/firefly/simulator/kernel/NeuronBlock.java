package org.firefly.simulator.kernel;

import org.firefly.architecture.isa.NeuronRule;

/**
 * Parameters of the neurons of one block at a row of places, indexed as in {@link NeuronRow}: the
 * same slots for every place, so that a loop over a row needs one index.
 *
 * @param rule the layer's neurons
 * @param bias biases
 * @param threshold thresholds
 * @param silent largest membrane that does not fire: theta for a strict, theta - 1 for an inclusive
 *     comparison, far beyond any membrane for neurons that never fire
 */
public record NeuronBlock(NeuronRule rule, int[] bias, int[] threshold, int[] silent) {
  /** A value of {@code silent} that no membrane of up to 24 bits reaches. */
  public static final int NEVER = 1 << 30;

  /** Bits by which {@link #leak} splits a membrane so that products stay within 32 bits. */
  public static final int SPLIT = 8;

  /**
   * The membrane after leaking, in 32-bit arithmetic: with v = 2^8 h + l, (v m + 2^14) >> 15 = (h m
   * + ((l m + 2^14) >> 8)) >> 7.
   */
  public static int leak(int membrane, int decay) {
    int high = membrane >> SPLIT;
    int low = membrane & (1 << SPLIT) - 1;
    int half = NeuronRule.NO_DECAY >> 1;
    return (high * decay + (low * decay + half >> SPLIT)) >> NeuronRule.DECAY_FRACTION_BITS - SPLIT;
  }
}
