package org.firefly.compiler.quantise;

import org.firefly.architecture.isa.NeuronRule;

/**
 * Bounds the membranes and all their intermediate sums over T steps for every possible input, by
 * interval arithmetic on the neuron equations.
 */
final class RangeAnalysis {
  private RangeAnalysis() {}

  /**
   * @param largestInput largest magnitude of an input: 1 for spikes, which are never negative
   * @param signedInput whether inputs may be negative
   */
  static MembraneRange of(
      QuantisedLayer layer, int timeSteps, long largestInput, boolean signedInput) {
    MembraneRange range = new MembraneRange(0, 0);
    int perOutput = layer.geometry().weightsPerOutput();
    for (int o = 0; o < layer.bias().length; o++) {
      long negative = 0;
      long positive = 0;
      for (int i = o * perOutput; i < (o + 1) * perOutput; i++) {
        int weight = layer.weights()[i];
        negative += signedInput ? -Math.abs(weight) : Math.min(0, weight);
        positive += signedInput ? Math.abs(weight) : Math.max(0, weight);
      }
      Channel channel = new Channel(layer, negative * largestInput, positive * largestInput, o);
      range = range.union(channel.over(timeSteps));
    }
    return range;
  }

  /** One output channel. */
  private static final class Channel {
    private final NeuronRule rule;
    private final boolean readout;
    private final long negative;
    private final long positive;
    private final long bias;
    private final long threshold;

    Channel(QuantisedLayer layer, long negative, long positive, int output) {
      this.rule = layer.neuron();
      this.readout = layer.readout();
      this.negative = negative;
      this.positive = positive;
      this.bias = layer.bias()[output];
      this.threshold = layer.threshold()[output];
    }

    MembraneRange over(int timeSteps) {
      MembraneRange seen = new MembraneRange(0, 0);
      MembraneRange v = seen;
      for (int t = 0; t < timeSteps; t++) {
        long low = rule.leak(v.min());
        long high = rule.leak(v.max());
        MembraneRange passes = new MembraneRange(low + negative, high + positive);
        MembraneRange u = new MembraneRange(passes.min() + bias, passes.max() + bias);
        v = readout ? u : afterSpike(u);
        seen = seen.union(passes).union(u).union(v);
      }
      return seen;
    }

    private MembraneRange afterSpike(MembraneRange u) {
      long largestSilent = rule.inclusive() ? threshold - 1 : threshold;
      boolean maySpike = u.max() > largestSilent;
      boolean maySilent = u.min() <= largestSilent;
      MembraneRange spiked =
          rule.softReset()
              ? new MembraneRange(
                  Math.max(u.min(), largestSilent + 1) - threshold, u.max() - threshold)
              : new MembraneRange(0, 0);
      if (!maySilent) {
        return spiked;
      }
      MembraneRange silent = new MembraneRange(u.min(), Math.min(u.max(), largestSilent));
      return maySpike ? silent.union(spiked) : silent;
    }
  }
}
