package org.firefly.architecture.isa;

import org.firefly.architecture.AcceleratorConfig;

/**
 * Order of the weights of one tile in memory, which is the order in which the array takes them: P
 * rows of 9 P bytes, a row holding the weights of one input lane (tap by tap, then output lane).
 *
 * <p>Rows come in blocks of sixteen, one block per chain of eight DSP48E2 slices. The first eight
 * rows shift along the A1/B1 cascade and so come with the last slice first; the other eight follow
 * the wave along the C ports and come with the first slice first.
 */
public final class TileLayout {
  private static final int HALF = AcceleratorConfig.SLICES_PER_CHAIN;

  private TileLayout() {}

  /** Input lane whose weights stand in a row, 0 to P - 1. */
  public static int laneOfRow(int row) {
    int inBlock = row % AcceleratorConfig.INPUTS_PER_CHAIN;
    return row - inBlock + (inBlock < HALF ? HALF - 1 - inBlock : inBlock);
  }

  /** Row that holds the weights of an input lane; the inverse of {@link #laneOfRow}. */
  public static int rowOfLane(int lane) {
    return laneOfRow(lane);
  }

  /** Byte within a tile of the weight from (tap, input lane) to an output lane. */
  public static int index(AcceleratorConfig config, int tap, int inputLane, int outputLane) {
    int p = config.parallelism();
    return rowOfLane(inputLane) * config.tileRowBytes() + tap * p + outputLane;
  }
}
