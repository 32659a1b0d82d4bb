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
  public void step(NeuronBlock neurons, NeuronRow row) {
    for (int place = 0; place < row.places(); place++) {
      int outside = 0;
      for (int lane = 0; lane < BlockLayout.LANES; lane++) {
        outside |= stepLane(neurons, row, place, lane);
      }
      row.outside()[place] = outside;
    }
  }

  private static int stepLane(NeuronBlock neurons, NeuronRow row, int place, int lane) {
    NeuronRule rule = neurons.rule();
    int[] membranes = row.membranes();
    int[] sums = row.sums();
    int low = row.low()[place];
    int high = row.high()[place];
    int outside = 0;
    int bits = 0;
    int at = place * row.width() + lane;
    for (int slot = lane, bit = 0; slot < row.width(); slot += BlockLayout.LANES, bit++) {
      int leaked = NeuronBlock.leak(membranes[at], rule.decay());
      outside |= leaked - low | high - leaked;
      int u = leaked + sums[at] + neurons.bias()[slot];
      int fires = neurons.silent()[slot] - u >> Integer.SIZE - 1;
      row.next()[at] = rule.softReset() ? u - (neurons.threshold()[slot] & fires) : u & ~fires;
      bits |= (fires & 1) << bit;
      at += BlockLayout.LANES;
    }
    row.spikes()[place * BlockLayout.LANES + lane] = bits;
    return outside;
  }
}
