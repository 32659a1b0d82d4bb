package org.firefly.simulator.vector;

import java.util.Arrays;
import org.firefly.simulator.kernel.Accumulator;
import org.firefly.simulator.kernel.BlockLayout;
import org.firefly.simulator.kernel.EventLists;
import org.firefly.simulator.kernel.RowForm;
import org.firefly.simulator.kernel.TapView;
import org.firefly.simulator.kernel.WeightBlock;

/** Sums in 16-bit lanes of vectors. */
final class VectorAccumulator extends Accumulator {
  /** So large that the JVM puts it at the start of a heap region, that is at a cache line. */
  private static final int LEAST_SHORTS = 1 << 19;

  /** Shorts of a cache line. */
  private static final int LINE_SHORTS = 32;

  /**
   * Bits of a weight. Not a constant in the eyes of the compiler, because C2 of JDK 17 loads the
   * count anew for every shift by a constant.
   */
  private final int shift;

  private final boolean longVectors;

  private VectorWeights weights;

  /** Written so that the JVM does not drop the reads. */
  private int fetched;

  private short[] sums = new short[0];

  VectorAccumulator(int shift, boolean longVectors) {
    this.shift = shift;
    this.longVectors = longVectors;
  }

  @Override
  public void fetch(int from, int length) {
    int end = weights.first() + from + length;
    int sum = 0;
    for (int i = weights.first() + from; i < end; i += LINE_SHORTS) {
      sum += weights.pool()[i];
    }
    fetched = sum;
  }

  @Override
  protected void choose(WeightBlock block) {
    weights = (VectorWeights) block;
  }

  @Override
  protected void clearSums(int firstPlace, int count) {
    int end = index(firstPlace + count);
    if (sums.length < end) {
      sums = new short[Math.max(LEAST_SHORTS, end)];
    }
    Arrays.fill(sums, index(firstPlace), end, (short) 0);
  }

  @Override
  protected void addRow(
      EventLists lists, int firstList, TapView view, int firstPlace, int fromRow) {
    int row = weights.first() + fromRow;
    int sum = index(firstPlace);
    if (weights.form() == RowForm.TABLES) {
      TableRows.add(weights.pool(), row, lists, firstList, view, sums, sum);
    } else if (longVectors) {
      addLong(lists, firstList, view, row, sum);
    } else if (weights.width() == BlockLayout.WIDE) {
      PairedRows.addWide(weights.pool(), row, lists, firstList, view, sums, sum, shift);
    } else {
      PairedRows.addNarrow(weights.pool(), row, lists, firstList, view, sums, sum, shift);
    }
  }

  private void addLong(EventLists lists, int firstList, TapView view, int row, int sum) {
    if (weights.width() == BlockLayout.WIDE) {
      LongRows.addWide(weights.pool(), row, lists, firstList, view, sums, sum, shift);
    } else {
      LongRows.addNarrow(weights.pool(), row, lists, firstList, view, sums, sum, shift);
    }
  }

  @Override
  protected void readSums(int firstPlace, int count, int[] events, int[] target) {
    int at = index(firstPlace);
    if (weights.form() == RowForm.TABLES) {
      TableRows.read(sums, at, count, target);
    } else {
      int group = longVectors ? LINE_SHORTS : LINE_SHORTS / 2;
      PairedRows.read(sums, at, weights.width(), group, events, firstPlace, count, target);
    }
  }

  private int index(int place) {
    return VectorKernel.ALIGNING_SHORTS + place * weights.width();
  }
}
