package org.firefly.architecture.isa;

import org.firefly.architecture.AcceleratorConfig;

/**
 * Order of the weights of one tile in memory, which is the order in which the array takes them: P
 * rows of 9 P bytes, a row holding the weights of one input lane (tap by tap, then output lane).
 *
 * <p>Rows come in blocks of sixteen, one block per chain of eight DSP48E2 slices. The first eight
 * rows shift along the A1/B1 cascade and so come with the last slice first; the other eight follow
 * the wave along the C ports and come with the first slice first.
 *
 * <p>Several weight ports read equal parts of a tile, one behind the other in memory. A part has
 * its taps of all rows; of nine taps that two ports share, the middle one belongs to the first port
 * in the first half of the rows and to the second in the others, behind the port's own taps.
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
    return indexInRow(config, rowOfLane(inputLane), tap) + outputLane;
  }

  /** Byte within a tile at which the P weights of a tap of a row begin. */
  public static int indexInRow(AcceleratorConfig config, int row, int tap) {
    int own = ownTaps(config);
    int half = config.parallelism() / 2;
    boolean divided = hasDividedTap(config);
    boolean isDivided = divided && tap == own;
    int undivided = divided && tap > own ? tap - 1 : tap;
    int part = isDivided ? row / half : undivided / own;
    int place = isDivided ? own : undivided % own;
    int dividedBefore = !divided ? 0 : part == 0 ? Math.min(row, half) : Math.max(0, row - half);
    return part * config.tilePartBytes()
        + (own * row + dividedBefore + place) * config.parallelism();
  }

  /** Taps of which a part of a tile has all rows. */
  public static int ownTaps(AcceleratorConfig config) {
    return AcceleratorConfig.TAPS / config.weightPorts();
  }

  /** Whether the tap behind those of the first part is divided, half of its rows in each part. */
  public static boolean hasDividedTap(AcceleratorConfig config) {
    return AcceleratorConfig.TAPS % config.weightPorts() != 0;
  }
}
