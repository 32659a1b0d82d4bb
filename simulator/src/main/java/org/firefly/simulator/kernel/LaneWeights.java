package org.firefly.simulator.kernel;

/** Weight rows of {@link LaneKernel}: four weights plus 128 in each long, 16 bits apart. */
final class LaneWeights implements WeightBlock {
  static final int BIAS = 128;
  static final int PER_LONG = 4;
  static final int ROW_LONGS = BlockLayout.NARROW / PER_LONG;

  private final long[] rows;

  LaneWeights(BlockWeights weights) {
    byte[] bytes = weights.rows();
    rows = new long[bytes.length / PER_LONG];
    for (int i = 0; i < bytes.length; i++) {
      rows[i / PER_LONG] |= (long) (bytes[i] + BIAS) << i % PER_LONG * Short.SIZE;
    }
  }

  @Override
  public int width() {
    return BlockLayout.NARROW;
  }

  @Override
  public RowForm form() {
    return RowForm.WEIGHTS;
  }

  @Override
  public int rowStride() {
    return ROW_LONGS;
  }

  long[] rows() {
    return rows;
  }
}
