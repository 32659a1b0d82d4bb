package org.firefly.simulator.vector;

import java.util.ArrayList;
import java.util.List;
import org.firefly.simulator.kernel.Accumulator;
import org.firefly.simulator.kernel.BlockLayout;
import org.firefly.simulator.kernel.BlockWeights;
import org.firefly.simulator.kernel.Kernel;
import org.firefly.simulator.kernel.NeuronRow;
import org.firefly.simulator.kernel.RowForm;
import org.firefly.simulator.kernel.WeightBlock;

/**
 * Vectors of 256 bits, and of 512 bits for the loop over the events: 128 output channels stay in
 * registers while they go by.
 */
final class VectorKernel implements Kernel {
  /** Weights whose tables, 16 times as many bytes, still fit the second-level cache. */
  private static final long MOST_TABLE_WEIGHTS = 1 << 14;

  /** Shorts that push the first row to a cache line when the array lies at one, header first. */
  static final int ALIGNING_SHORTS = 24;

  /** A row of zeros, for what is no event. */
  static final int SILENT_ROW = ALIGNING_SHORTS;

  private static final int FIRST_ROW = SILENT_ROW + BlockLayout.WIDE / 2;

  private final boolean longVectors;

  /**
   * @param longVectors whether to use 512-bit vectors
   */
  VectorKernel(boolean longVectors) {
    this.longVectors = longVectors;
  }

  @Override
  public RowForm form(long weights) {
    return weights > MOST_TABLE_WEIGHTS ? RowForm.WEIGHTS : RowForm.TABLES;
  }

  @Override
  public int width(RowForm form, int channels) {
    return form == RowForm.WEIGHTS && channels > BlockLayout.NARROW
        ? BlockLayout.WIDE
        : BlockLayout.NARROW;
  }

  /** All blocks lie in one array, which is so large that the JVM aligns and never moves it. */
  @Override
  public List<WeightBlock> pack(List<BlockWeights> blocks) {
    int size = blocks.stream().mapToInt(VectorWeights::size).sum();
    short[] pool = new short[FIRST_ROW + size];
    List<WeightBlock> packed = new ArrayList<>();
    int at = FIRST_ROW;
    for (BlockWeights block : blocks) {
      packed.add(VectorWeights.pack(block, pool, at));
      at += VectorWeights.size(block);
    }
    return packed;
  }

  @Override
  public Accumulator accumulator() {
    return new VectorAccumulator(Byte.SIZE, longVectors);
  }

  @Override
  public void findOutside(NeuronRow row, int[] values, int low, int high) {
    VectorNeurons.findOutside(row, values, low, high);
  }

  @Override
  public void collect(NeuronRow row) {
    VectorNeurons.collect(row);
  }

  @Override
  public void pool(NeuronRow row) {
    VectorNeurons.pool(row);
  }
}
