package org.firefly.simulator.vector;

import jdk.incubator.vector.ShortVector;
import jdk.incubator.vector.VectorOperators;
import org.firefly.simulator.kernel.BlockLayout;
import org.firefly.simulator.kernel.WeightBlock;

/** Rows of 128 weights: eight accumulators. */
final class WideRows implements WeightBlock {
  private final short[] pool;
  private final int base;

  /**
   * Not a constant in the eyes of the compiler, because C2 of JDK 17 spends a register on every
   * shift by a constant.
   */
  private final int shift = Byte.SIZE;

  WideRows(short[] pool, int base) {
    this.pool = pool;
    this.base = base;
  }

  @Override
  public int rowStride() {
    return BlockLayout.WIDE / 2;
  }

  @Override
  public void accumulate(int[] events, int count, short[] scratch, int[] sums) {
    for (int from = 0; from == 0 || from < count; from += PairedRows.MOST_EVENTS) {
      int to = Math.min(count, from + PairedRows.MOST_EVENTS);
      addRows(pool, base, events, from, to, shift, scratch);
      PairedRows.widen(scratch, from == 0, sums);
    }
  }

  private static void addRows(
      short[] pool, int base, int[] events, int from, int to, int shift, short[] sums) {
    ShortVector whole0 = ShortVector.zero(PairedRows.SHORT);
    ShortVector whole1 = whole0;
    ShortVector whole2 = whole0;
    ShortVector whole3 = whole0;
    ShortVector high0 = whole0;
    ShortVector high1 = whole0;
    ShortVector high2 = whole0;
    ShortVector high3 = whole0;
    for (int i = from; i < to; i++) {
      int row = base + events[i];
      ShortVector a = ShortVector.fromArray(PairedRows.SHORT, pool, row);
      whole0 = whole0.add(a);
      high0 = high0.add(a.lanewise(VectorOperators.ASHR, shift));
      ShortVector b = ShortVector.fromArray(PairedRows.SHORT, pool, row + 16);
      whole1 = whole1.add(b);
      high1 = high1.add(b.lanewise(VectorOperators.ASHR, shift));
      ShortVector c = ShortVector.fromArray(PairedRows.SHORT, pool, row + 32);
      whole2 = whole2.add(c);
      high2 = high2.add(c.lanewise(VectorOperators.ASHR, shift));
      ShortVector d = ShortVector.fromArray(PairedRows.SHORT, pool, row + 48);
      whole3 = whole3.add(d);
      high3 = high3.add(d.lanewise(VectorOperators.ASHR, shift));
    }
    PairedRows.unpack(whole0, high0, to - from, sums, 0);
    PairedRows.unpack(whole1, high1, to - from, sums, 32);
    PairedRows.unpack(whole2, high2, to - from, sums, 64);
    PairedRows.unpack(whole3, high3, to - from, sums, 96);
  }
}
