package org.firefly.accelerator.synapse;

import java.util.Arrays;
import java.util.random.RandomGenerator;

/** The spikes of one position, bit i of the words being input i. */
record Spikes(long[] words) {
  /** How many inputs fire. */
  enum Density {
    NONE,
    SPARSE,
    HALF,
    ALL;

    private long word(RandomGenerator random) {
      return switch (this) {
        case NONE -> 0;
        case SPARSE -> random.nextLong() & random.nextLong() & random.nextLong();
        case HALF -> random.nextLong();
        case ALL -> -1;
      };
    }
  }

  static Spikes random(int inputs, Density density, RandomGenerator random) {
    long[] words = new long[(inputs + Long.SIZE - 1) / Long.SIZE];
    Arrays.setAll(words, i -> density.word(random));
    words[words.length - 1] &= -1L >>> (Long.SIZE * words.length - inputs);
    return new Spikes(words);
  }

  boolean get(int input) {
    return (words[input / Long.SIZE] >>> input & 1) == 1;
  }
}
