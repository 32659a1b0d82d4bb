package org.firefly.simulator.kernel;

import java.util.List;

/**
 * Plain Java. Four 16-bit sums travel in one 64-bit addition; weights are stored with 128 added, so
 * that no sum is negative and no carry crosses from one sum to the next.
 */
public final class LaneKernel implements Kernel {
  @Override
  public RowForm form(long weights) {
    return RowForm.WEIGHTS;
  }

  @Override
  public int width(RowForm form, int channels) {
    return BlockLayout.NARROW;
  }

  @Override
  public List<WeightBlock> pack(List<BlockWeights> blocks) {
    return blocks.stream().<WeightBlock>map(LaneWeights::new).toList();
  }

  @Override
  public Accumulator accumulator() {
    return new LaneAccumulator();
  }

  @Override
  public void findOutside(NeuronRow row, int[] values, int low, int high) {
    for (int place = 0; place < row.places(); place++) {
      boolean outside = row.outside()[place];
      for (int at = place * row.width(); at < (place + 1) * row.width(); at++) {
        outside |= values[at] < low || values[at] > high;
      }
      row.outside()[place] = outside;
    }
  }

  @Override
  public void collect(NeuronRow row) {
    int[] fired = row.sums();
    for (int place = 0; place < row.places(); place++) {
      int first = place * row.width();
      for (int lane = 0; lane < BlockLayout.LANES; lane++) {
        int bits = 0;
        for (int bit = 0; bit < BlockLayout.rows(row.width()); bit++) {
          bits |= (fired[first + bit * BlockLayout.LANES + lane] & 1) << bit;
        }
        row.spikes()[place * BlockLayout.LANES + lane] = bits;
      }
    }
  }

  @Override
  public void pool(NeuronRow row) {
    int[] spikes = row.spikes();
    for (int pair = 0; pair < row.places() / 2; pair++) {
      for (int lane = 0; lane < BlockLayout.LANES; lane++) {
        int from = 2 * pair * BlockLayout.LANES + lane;
        spikes[pair * BlockLayout.LANES + lane] = spikes[from] | spikes[from + BlockLayout.LANES];
      }
    }
  }
}
