package org.firefly.simulator.kernel;

import java.util.Arrays;
import org.firefly.architecture.isa.NeuronRule;

/** Decay factors of membranes or synaptic currents, indexed as in {@link NeuronRow}. */
public final class Decays {
  /** Bits by which a state is split so that products stay within 32 bits. */
  private static final int SPLIT = 8;

  /** One factor if all are equal. */
  private final int[] factors;

  private Decays(int[] factors) {
    this.factors = factors;
  }

  /** The factors of a row. */
  static Decays of(int[] factors) {
    boolean equal = Arrays.stream(factors).allMatch(factor -> factor == factors[0]);
    return new Decays(equal ? new int[] {factors[0]} : factors);
  }

  /** Lets all states of a row leak. */
  public void leak(int[] states) {
    if (factors.length > 1) {
      leak(states, factors);
    } else if (factors[0] != NeuronRule.NO_DECAY) {
      leak(states, factors[0]);
    }
  }

  private static void leak(int[] states, int factor) {
    for (int i = 0; i < states.length; i++) {
      states[i] = leak(states[i], factor);
    }
  }

  private static void leak(int[] states, int[] factors) {
    for (int i = 0; i < states.length; i++) {
      states[i] = leak(states[i], factors[i]);
    }
  }

  /**
   * The state after leaking, in 32-bit arithmetic: with v = 2^8 h + l, (v m + 2^14) >> 15 = (h m +
   * ((l m + 2^14) >> 8)) >> 7.
   */
  private static int leak(int state, int factor) {
    int high = state >> SPLIT;
    int low = state & (1 << SPLIT) - 1;
    int half = NeuronRule.NO_DECAY >> 1;
    return (high * factor + (low * factor + half >> SPLIT))
        >> NeuronRule.DECAY_FRACTION_BITS - SPLIT;
  }
}
