package org.firefly.simulator.vector;

import org.firefly.simulator.kernel.BlockWeights;
import org.firefly.simulator.kernel.RowForm;
import org.firefly.simulator.kernel.WeightBlock;

/**
 * Packed rows of one block.
 *
 * @param pool rows of all blocks of a program
 * @param first index of the block's first row
 * @param width slots of a row
 * @param form two weights in 16 bits, or tables of 16-bit sums
 */
record VectorWeights(short[] pool, int first, int width, RowForm form) implements WeightBlock {
  @Override
  public int rowStride() {
    return form == RowForm.TABLES ? width : width / 2;
  }

  /** Shorts that the rows of a block need. */
  static int size(BlockWeights block) {
    int lanes = block.rows().length / block.width();
    return block.form() == RowForm.TABLES
        ? RowForm.TABLES.rows(lanes) * block.width()
        : lanes * block.width() / 2;
  }

  /** Packs a block. */
  static VectorWeights pack(BlockWeights block, short[] pool, int at) {
    if (block.form() == RowForm.TABLES) {
      TableRows.write(block.rows(), pool, at);
    } else {
      PairedRows.write(block.rows(), pool, at);
    }
    return new VectorWeights(pool, at, block.width(), block.form());
  }
}
