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
 */
final class PairedRows {
  static final VectorSpecies<Short> SHORT = ShortVector.SPECIES_256;
  static final int LENGTH = 16;
  static final int MOST_EVENTS = 256;

  private static final VectorSpecies<Short> HALF = ShortVector.SPECIES_128;
  private static final VectorSpecies<Integer> INT = IntVector.SPECIES_256;
  private static final int BIAS = 128;

  private PairedRows() {}

  /** Packs rows of int8 weights; of 32 slots the first sixteen are the high ones. */
  static void write(byte[] weights, short[] pool, int at) {
    for (int i = 0; i < weights.length; i += 2 * LENGTH) {
      for (int lane = 0; lane < LENGTH; lane++) {
        int high = weights[i + lane];
        int low = weights[i + LENGTH + lane] + BIAS;
        pool[at + i / 2 + lane] = (short) (high << Byte.SIZE | low);
      }
    }
  }

  /** Separates 32 sums again. */
  static void unpack(ShortVector whole, ShortVector high, int events, short[] sums, int slot) {
    high.intoArray(sums, slot);
    whole
        .sub(high.lanewise(VectorOperators.LSHL, Byte.SIZE))
        .sub((short) (BIAS * events))
        .intoArray(sums, slot + LENGTH);
  }

  /** Writes, or from the second part of a list on adds, 16-bit sums to 32-bit ones. */
  static void widen(short[] part, boolean first, int[] sums) {
    for (int slot = 0; slot < sums.length; slot += INT.length()) {
      ShortVector narrow = ShortVector.fromArray(HALF, part, slot);
      IntVector wide = (IntVector) narrow.convertShape(VectorOperators.S2I, INT, 0);
      IntVector sum = first ? wide : wide.add(IntVector.fromArray(INT, sums, slot));
      sum.intoArray(sums, slot);
    }
  }
}
