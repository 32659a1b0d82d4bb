package org.firefly.simulator.vector;

import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.ShortVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/**
 * Two weights in 16 bits: 2^8 high + (low + 2^7). Adding the whole gives X, adding its upper half,
 * shifted down, gives the sum of the high weights Y; then the sum of the low ones is X - 2^8 Y -
 * 2^7 n modulo 2^16 after n events. So a row is read with half of the loads, and half of the cache,
 * that 16-bit weights would need. Sums of up to 256 weights fit 16 bits.
 *
 * <p>Only 256-bit species are used: a second one would make the JVM's type profiles of the vector
 * classes ambiguous, and the kernel several times slower.
 */
final class PairedRows {
  static final VectorSpecies<Short> SHORT = ShortVector.SPECIES_256;
  static final int MOST_EVENTS = 256;

  private static final int INTS = IntVector.SPECIES_256.length();
  private static final int BIAS = 128;

  private PairedRows() {}

  /**
   * Packs rows of int8 weights. Of 32 slots, seen as four rows of eight, rows 0 and 1 are the high
   * weights of even and odd lanes, rows 2 and 3 the low ones.
   */
  static void write(byte[] weights, short[] pool, int at) {
    for (int i = 0; i < weights.length; i += 4 * INTS) {
      for (int lane = 0; lane < 2 * INTS; lane++) {
        int slot = i + lane / 2 + lane % 2 * INTS;
        int low = weights[slot + 2 * INTS] + BIAS;
        pool[at + i / 2 + lane] = (short) (weights[slot] << Byte.SIZE | low);
      }
    }
  }

  /**
   * Separates sums and writes them, or from the second part of a list on, adds them.
   *
   * @param part for each 32 slots, sixteen sums of whole pairs and sixteen of the high weights
   */
  static void unpack(short[] part, int events, boolean first, int[] sums) {
    for (int slot = 0; slot < sums.length; slot += 4 * INTS) {
      ShortVector whole = ShortVector.fromArray(SHORT, part, slot);
      ShortVector high = ShortVector.fromArray(SHORT, part, slot + 2 * INTS);
      ShortVector low =
          whole.sub(high.lanewise(VectorOperators.LSHL, Byte.SIZE)).sub((short) (BIAS * events));
      put(even(high), first, sums, slot);
      put(odd(high), first, sums, slot + INTS);
      put(even(low), first, sums, slot + 2 * INTS);
      put(odd(low), first, sums, slot + 3 * INTS);
    }
  }

  private static IntVector even(ShortVector sums) {
    return sums.reinterpretAsInts()
        .lanewise(VectorOperators.LSHL, Short.SIZE)
        .lanewise(VectorOperators.ASHR, Short.SIZE);
  }

  private static IntVector odd(ShortVector sums) {
    return sums.reinterpretAsInts().lanewise(VectorOperators.ASHR, Short.SIZE);
  }

  private static void put(IntVector part, boolean first, int[] sums, int slot) {
    if (first) {
      part.intoArray(sums, slot);
    } else {
      part.add(IntVector.fromArray(IntVector.SPECIES_256, sums, slot)).intoArray(sums, slot);
    }
  }
}
