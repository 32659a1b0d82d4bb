package org.firefly.simulator;

import java.util.List;
import org.firefly.simulator.kernel.Accumulator;
import org.firefly.simulator.kernel.BlockWeights;
import org.firefly.simulator.kernel.Kernel;
import org.firefly.simulator.kernel.NeuronRow;
import org.firefly.simulator.kernel.RowForm;
import org.firefly.simulator.kernel.WeightBlock;

/**
 * Another kernel, except that the last weight other than zero of a block that is not 127 is one too
 * large.
 */
record FaultyKernel(Kernel right) implements Kernel {
  @Override
  public RowForm form(long weights) {
    return right.form(weights);
  }

  @Override
  public int width(RowForm form, int channels) {
    return right.width(form, channels);
  }

  @Override
  public List<WeightBlock> pack(List<BlockWeights> blocks) {
    return right.pack(blocks.stream().map(FaultyKernel::spoil).toList());
  }

  private static BlockWeights spoil(BlockWeights block) {
    byte[] rows = block.rows().clone();
    int last = rows.length - 1;
    while (last > 0 && (rows[last] == 0 || rows[last] == Byte.MAX_VALUE)) {
      last--;
    }
    rows[last]++;
    return new BlockWeights(block.width(), block.form(), rows);
  }

  @Override
  public Accumulator accumulator() {
    return right.accumulator();
  }

  @Override
  public void findOutside(NeuronRow row, int[] values, int low, int high) {
    right.findOutside(row, values, low, high);
  }

  @Override
  public void collect(NeuronRow row) {
    right.collect(row);
  }

  @Override
  public void pool(NeuronRow row) {
    right.pool(row);
  }
}
