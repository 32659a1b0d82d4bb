package org.firefly.simulator.run;

import org.firefly.simulator.prepare.Block;
import org.firefly.simulator.prepare.BlockFamily;
import org.firefly.simulator.prepare.Strip;
import org.firefly.simulator.prepare.TapRun;

/**
 * How the lists of a plane of input sites are numbered: row by row, and in each row beside those of
 * the map empty ones as far as an output may look.
 *
 * @param rows rows of sites
 * @param columns sites of a row
 * @param left lists before those of a row
 * @param right lists behind those of a row
 */
record ListGrid(int rows, int columns, int left, int right) {
  /** The grid for all blocks of a family. */
  static ListGrid of(Strip strip, BlockFamily family) {
    int lastPosition = strip.siteStride() * (strip.descriptor().output().width() - 1);
    int left = 0;
    int right = 0;
    for (Block block : family.blocks()) {
      for (TapRun run : block.runs()) {
        left = Math.max(left, -run.column());
        right = Math.max(right, lastPosition + run.column() + run.taps() - strip.siteColumns());
      }
    }
    return new ListGrid(strip.siteRows(), strip.siteColumns(), left, right);
  }

  /** Number of the list of a site; one beside the map is empty. */
  int list(int row, int column) {
    return row * rowLists() + left + column;
  }

  /** Lists of a row. */
  int rowLists() {
    return left + columns + right;
  }

  /** Lists of a plane. */
  int lists() {
    return rows * rowLists();
  }
}
