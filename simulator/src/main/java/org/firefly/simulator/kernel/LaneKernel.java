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
  public boolean step(
      NeuronBlock neurons,
      int[] membranes,
      int[] sums,
      int low,
      int high,
      int[] next,
      int[] spikes) {
    NeuronRule rule = neurons.rule();
    int outside = 0;
    for (int lane = 0; lane < BlockLayout.LANES; lane++) {
      int bits = 0;
      for (int slot = lane, row = 0; slot < next.length; slot += BlockLayout.LANES, row++) {
        int leaked = NeuronBlock.leak(membranes[slot], rule.decay());
        outside |= leaked - low | high - leaked;
        int u = leaked + sums[slot] + neurons.bias()[slot];
        int fires = neurons.silent()[slot] - u >> Integer.SIZE - 1;
        next[slot] = rule.softReset() ? u - (neurons.threshold()[slot] & fires) : u & ~fires;
        bits |= (fires & 1) << row;
      }
      spikes[lane] = bits;
    }
    return outside >= 0;
  }
}
