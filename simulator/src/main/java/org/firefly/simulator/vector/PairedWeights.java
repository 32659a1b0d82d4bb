package org.firefly.simulator.vector;

import jdk.incubator.vector.IntVector;
import org.firefly.simulator.kernel.WeightBlock;

/**
 * Rows of weights, two in 16 bits: 2^8 high + (low + 2^7). Of 32 slots, seen as four rows of eight,
 * rows 0 and 1 are the high weights of even and odd lanes, rows 2 and 3 the low ones.
 *
 * @param pool weights of all blocks of a program
 * @param first index of the block's first row
 * @param width weights of a row
 */
record PairedWeights(short[] pool, int first, int width) implements WeightBlock {
  static final int BIAS = 128;

  private static final int INTS = IntVector.SPECIES_256.length();

  @Override
  public int rowStride() {
    return width / 2;
  }

  /** Packs rows of int8 weights. */
  static void write(byte[] weights, short[] pool, int at) {
    for (int i = 0; i < weights.length; i += 4 * INTS) {
      for (int lane = 0; lane < 2 * INTS; lane++) {
        int slot = i + lane / 2 + lane % 2 * INTS;
        int low = weights[slot + 2 * INTS] + BIAS;
        pool[at + i / 2 + lane] = (short) (weights[slot] << Byte.SIZE | low);
      }
    }
  }
}
