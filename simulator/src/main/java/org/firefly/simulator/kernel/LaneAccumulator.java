package org.firefly.simulator.kernel;

import java.util.Arrays;

/** Sums of {@link LaneKernel}: four in each long, 16 bits apart, of weights plus 128. */
final class LaneAccumulator extends Accumulator {
  private static final int HALF = LaneWeights.ROW_LONGS / 2;

  private long[] rows;
  private long[] sums = new long[0];

  @Override
  protected void choose(WeightBlock weights) {
    rows = ((LaneWeights) weights).rows();
  }

  @Override
  protected void clearSums(int firstPlace, int count) {
    int end = (firstPlace + count) * LaneWeights.ROW_LONGS;
    if (sums.length < end) {
      sums = new long[end];
    }
    Arrays.fill(sums, firstPlace * LaneWeights.ROW_LONGS, end, 0);
  }

  @Override
  protected void addRow(
      EventLists lists, int firstList, TapView view, int firstPlace, int fromRow) {
    int row = fromRow;
    for (int i = 0; i < view.columns(); i++) {
      int list = firstList + i * view.step();
      int from = lists.starts()[list];
      int to = lists.starts()[list + view.taps()];
      int at = (firstPlace + i) * LaneWeights.ROW_LONGS;
      addHalf(lists.events(), from, to, row, at);
      addHalf(lists.events(), from, to, row + HALF, at + HALF);
      row -= view.step() * lists.columnStride();
    }
  }

  /** Eight longs of every row, so that the sums stay in registers. */
  private void addHalf(int[] events, int from, int to, int firstRow, int at) {
    long a = 0;
    long b = 0;
    long c = 0;
    long d = 0;
    long e = 0;
    long f = 0;
    long g = 0;
    long h = 0;
    for (int i = from; i < to; i++) {
      int row = firstRow + events[i];
      a += rows[row];
      b += rows[row + 1];
      c += rows[row + 2];
      d += rows[row + 3];
      e += rows[row + 4];
      f += rows[row + 5];
      g += rows[row + 6];
      h += rows[row + 7];
    }
    sums[at] += a;
    sums[at + 1] += b;
    sums[at + 2] += c;
    sums[at + 3] += d;
    sums[at + 4] += e;
    sums[at + 5] += f;
    sums[at + 6] += g;
    sums[at + 7] += h;
  }

  @Override
  protected void readSums(int firstPlace, int count, int[] events, int[] target) {
    int at = firstPlace * LaneWeights.ROW_LONGS;
    for (int i = 0; i < count * LaneWeights.ROW_LONGS; i++) {
      int bias = LaneWeights.BIAS * events[firstPlace + i / LaneWeights.ROW_LONGS];
      long four = sums[at + i];
      for (int j = 0; j < LaneWeights.PER_LONG; j++) {
        int sum = (int) (four >>> j * Short.SIZE) & 0xFFFF;
        target[i * LaneWeights.PER_LONG + j] = sum - bias;
      }
    }
  }
}
