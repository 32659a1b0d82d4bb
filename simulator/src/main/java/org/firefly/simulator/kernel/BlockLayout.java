package org.firefly.simulator.kernel;

/**
 * Where the output channels of a block stand. A block has 64 or 128 <em>slots</em>, which are seen
 * as rows of eight lanes; lane j holds consecutive channels, one per row. So the spikes of a lane,
 * gathered row by row, are already the bits that lie next to each other in memory.
 */
public final class BlockLayout {
  /** Lanes of a row: int32 values in 256 bits. */
  public static final int LANES = 8;

  /** The smaller of the two widths. */
  public static final int NARROW = 64;

  /** The larger of the two widths. */
  public static final int WIDE = 128;

  private BlockLayout() {}

  /** Rows of a block with {@code width} slots, and bits of the spikes of one lane. */
  public static int rows(int width) {
    return width / LANES;
  }

  /** Slot of a channel, counted from the block's first channel. */
  public static int slot(int width, int channel) {
    int rows = rows(width);
    return channel % rows * LANES + channel / rows;
  }
}
