package org.firefly.architecture.program;

/**
 * How the bits of an input lie in memory as spikes. Bits 2k and 2k + 1 of all channels are pair k:
 * channel c has them at 2c and 2c + 1, where they meet the weights w and 2 w, so that pairs differ
 * by a shift alone. Each pair begins with a group of P channels of its own, so that a descriptor
 * may see one pair.
 *
 * @param parallelism P
 * @param input shape of the numbers
 * @param bits of a number
 */
public record PlaneChannels(int parallelism, FeatureMap input, InputBits bits) {
  /** Bits that enter the array together. */
  public static final int PAIR = 2;

  /** How many pairs there are. */
  public int pairs() {
    return (bits.bits() + PAIR - 1) / PAIR;
  }

  /** Groups of P channels of a pair. */
  public int groupsPerPair() {
    return (PAIR * input.channels() + parallelism - 1) / parallelism;
  }

  /** The shape of the spikes of one pair. */
  public FeatureMap pair() {
    return withChannels(PAIR * input.channels());
  }

  /** The shape of the spikes of all pairs. */
  public FeatureMap map() {
    int before = (pairs() - 1) * groupsPerPair() * parallelism;
    return withChannels(before + PAIR * input.channels());
  }

  private FeatureMap withChannels(int channels) {
    return new FeatureMap(channels, input.height(), input.width());
  }
}
