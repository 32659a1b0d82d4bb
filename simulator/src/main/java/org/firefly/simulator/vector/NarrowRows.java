package org.firefly.simulator.vector;

import jdk.incubator.vector.ShortVector;
import jdk.incubator.vector.VectorOperators;
import org.firefly.simulator.kernel.BlockLayout;
import org.firefly.simulator.kernel.WeightBlock;

/** Rows of 64 weights: four accumulators. */
final class NarrowRows implements WeightBlock {
  private final short[] pool;
  private final int base;

  /** See {@link WideRows}. */
  private final int shift;

  NarrowRows(short[] pool, int base, int shift) {
    this.pool = pool;
    this.base = base;
    this.shift = shift;
  }

  @Override
  public int rowStride() {
    return BlockLayout.NARROW / 2;
  }

  @Override
  public void accumulate(int[] events, int count, short[] part, int[] sums) {
    for (int from = 0; from == 0 || from < count; from += PairedRows.MOST_EVENTS) {
      int to = Math.min(count, from + PairedRows.MOST_EVENTS);
      addRows(pool, base, events, from, to, shift, part);
      PairedRows.unpack(part, to - from, from == 0, sums);
    }
  }

  private static void addRows(
      short[] pool, int base, int[] events, int from, int to, int shift, short[] part) {
    ShortVector whole0 = ShortVector.zero(PairedRows.SHORT);
    ShortVector whole1 = whole0;
    ShortVector high0 = whole0;
    ShortVector high1 = whole0;
    for (int i = from; i < to; i++) {
      int row = base + events[i];
      ShortVector a = ShortVector.fromArray(PairedRows.SHORT, pool, row);
      whole0 = whole0.add(a);
      high0 = high0.add(a.lanewise(VectorOperators.ASHR, shift));
      ShortVector b = ShortVector.fromArray(PairedRows.SHORT, pool, row + 16);
      whole1 = whole1.add(b);
      high1 = high1.add(b.lanewise(VectorOperators.ASHR, shift));
    }
    whole0.intoArray(part, 0);
    high0.intoArray(part, 16);
    whole1.intoArray(part, 32);
    high1.intoArray(part, 48);
  }
}
