package org.firefly.simulator.kernel;

import java.util.List;
import org.firefly.architecture.NeuronRule;

/**
 * Plain Java. Four 16-bit sums travel in one 64-bit addition; weights are stored with 128 added, so
 * that no sum is negative and no carry crosses from one sum to the next.
 */
public final class LaneKernel implements Kernel {
  @Override
  public String name() {
    return "64-bit lanes";
  }

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
  public void findOutside(NeuronBlock neurons, NeuronRow row, int low, int high) {
    int decay = neurons.rule().decay();
    for (int place = 0; place < row.places(); place++) {
      boolean outside = false;
      for (int at = place * row.width(); at < (place + 1) * row.width(); at++) {
        int leaked = NeuronBlock.leak(row.membranes()[at], decay);
        outside |= leaked < low || leaked > high;
      }
      row.outside()[place] = outside;
    }
  }

  @Override
  public void step(NeuronBlock neurons, NeuronRow row) {
    for (int place = 0; place < row.places(); place++) {
      for (int lane = 0; lane < BlockLayout.LANES; lane++) {
        stepLane(neurons, row, place, lane);
      }
    }
  }

  private static void stepLane(NeuronBlock neurons, NeuronRow row, int place, int lane) {
    NeuronRule rule = neurons.rule();
    int[] sums = row.sums();
    int bits = 0;
    int at = place * row.width() + lane;
    for (int slot = lane, bit = 0; slot < row.width(); slot += BlockLayout.LANES, bit++) {
      int leaked = NeuronBlock.leak(row.membranes()[at], rule.decay());
      int u = leaked + sums[at] + neurons.bias()[at];
      int fires = neurons.silent()[at] - u >> Integer.SIZE - 1;
      row.next()[at] = rule.softReset() ? u - (neurons.threshold()[at] & fires) : u & ~fires;
      bits |= (fires & 1) << bit;
      at += BlockLayout.LANES;
    }
    row.spikes()[place * BlockLayout.LANES + lane] = bits;
  }
}
