package org.firefly.simulator.kernel;

import java.util.Arrays;

/** Weight rows of {@link LaneKernel}: four weights plus 128 in each long, 16 bits apart. */
final class LaneWeights implements WeightBlock {
  private static final int BIAS = 128;
  private static final int PER_LONG = 4;
  private static final int ROW_LONGS = BlockLayout.NARROW / PER_LONG;
  private static final int HALF = ROW_LONGS / 2;

  /** Events after which a 16-bit sum of values up to 255 might be full. */
  private static final int MOST_EVENTS = 256;

  private final long[] rows;

  LaneWeights(BlockWeights weights) {
    byte[] bytes = weights.rows();
    rows = new long[bytes.length / PER_LONG];
    for (int i = 0; i < bytes.length; i++) {
      rows[i / PER_LONG] |= (long) (bytes[i] + BIAS) << i % PER_LONG * Short.SIZE;
    }
  }

  @Override
  public int rowStride() {
    return ROW_LONGS;
  }

  @Override
  public void accumulate(int[] events, int count, short[] part, int[] sums) {
    Arrays.fill(sums, -BIAS * count);
    for (int from = 0; from < count; from += MOST_EVENTS) {
      int to = Math.min(count, from + MOST_EVENTS);
      accumulateHalf(events, from, to, 0, sums);
      accumulateHalf(events, from, to, HALF, sums);
    }
  }

  /** Eight longs of every row, so that the sums stay in registers. */
  private void accumulateHalf(int[] events, int from, int to, int offset, int[] sums) {
    long a = 0;
    long b = 0;
    long c = 0;
    long d = 0;
    long e = 0;
    long f = 0;
    long g = 0;
    long h = 0;
    for (int i = from; i < to; i++) {
      int row = events[i] + offset;
      a += rows[row];
      b += rows[row + 1];
      c += rows[row + 2];
      d += rows[row + 3];
      e += rows[row + 4];
      f += rows[row + 5];
      g += rows[row + 6];
      h += rows[row + 7];
    }
    int slot = offset * PER_LONG;
    addFields(a, b, sums, slot);
    addFields(c, d, sums, slot + 2 * PER_LONG);
    addFields(e, f, sums, slot + 4 * PER_LONG);
    addFields(g, h, sums, slot + 6 * PER_LONG);
  }

  private static void addFields(long first, long second, int[] sums, int slot) {
    for (int i = 0; i < PER_LONG; i++) {
      sums[slot + i] += (int) (first >>> i * Short.SIZE) & 0xFFFF;
      sums[slot + PER_LONG + i] += (int) (second >>> i * Short.SIZE) & 0xFFFF;
    }
  }
}
