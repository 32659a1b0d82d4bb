package org.firefly.compiler.quantise;

import java.util.stream.IntStream;

/**
 * Bounds the membranes, synaptic currents and all their intermediate sums over T steps for every
 * possible input.
 */
final class RangeAnalysis {
  private RangeAnalysis() {}

  /**
   * @param largestInput largest magnitude of an input: 1 for spikes, which are never negative
   * @param signedInput whether inputs may be negative
   */
  static MembraneRange of(
      QuantisedLayer layer, int timeSteps, long largestInput, boolean signedInput) {
    return IntStream.range(0, layer.constants().size())
        .parallel()
        .mapToObj(c -> channel(layer, c, timeSteps, largestInput, signedInput))
        .reduce(MembraneRange::union)
        .orElseThrow();
  }

  private static MembraneRange channel(
      QuantisedLayer layer, int channel, int timeSteps, long largestInput, boolean signedInput) {
    int perOutput = layer.geometry().weightsPerOutput();
    long negative = 0;
    long positive = 0;
    for (int i = channel * perOutput; i < (channel + 1) * perOutput; i++) {
      int weight = layer.weights()[i];
      negative += signedInput ? -Math.abs(weight) : Math.min(0, weight);
      positive += signedInput ? Math.abs(weight) : Math.max(0, weight);
    }
    int fraction = layer.neuron().fractionBits();
    Interval input =
        new Interval((negative * largestInput) << fraction, (positive * largestInput) << fraction);
    Interval range =
        new MembraneWalk(
                layer.neuron(),
                layer.readout(),
                Arithmetic.INTEGER,
                Constants.of(layer.constants().get(channel)),
                input)
            .over(timeSteps);
    return MembraneRange.of(range);
  }
}
