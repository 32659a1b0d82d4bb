package org.firefly.compiler.quantise;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.firefly.architecture.isa.MembraneReset;
import org.firefly.architecture.isa.NeuronRule;
import org.firefly.compiler.lower.LinearMap;
import org.firefly.compiler.lower.NeuronModel;
import org.firefly.compiler.lower.Stage;
import org.firefly.conventions.SpikeRule;

/**
 * A layer in real numbers, channel by channel.
 *
 * @param channels its output channels
 * @param rule what its neurons do, without fraction bits
 * @param readout whether it never fires
 */
record RealLayer(List<RealChannel> channels, NeuronRule rule, boolean readout) {
  RealLayer {
    channels = List.copyOf(channels);
  }

  /**
   * @param map of the stage, gains folded in
   * @param inputScale real value of one integer step of the input; 1 for spikes
   */
  static RealLayer of(Stage stage, LinearMap map, double inputScale) {
    NeuronModel neurons = stage.neurons();
    NeuronRule rule =
        new NeuronRule(
            neurons.firing().filter(f -> f.rule() == SpikeRule.GREATER_OR_EQUAL).isPresent(),
            neurons.firing().map(NeuronModel.Firing::reset).orElse(MembraneReset.VALUE),
            neurons.current(),
            0);
    List<RealChannel> channels =
        IntStream.range(0, map.bias().length)
            .mapToObj(c -> channel(neurons, map, inputScale, c))
            .toList();
    return new RealLayer(channels, rule, stage.isReadout());
  }

  /** What is added to the input of neurons with synaptic currents is added to the current. */
  private static RealChannel channel(NeuronModel neurons, LinearMap map, double inputScale, int c) {
    boolean synapse = neurons.current().present();
    int perOutput = map.geometry().weightsPerOutput();
    double[] weights = Arrays.copyOfRange(map.weights(), c * perOutput, (c + 1) * perOutput);
    Arrays.setAll(weights, i -> weights[i] * inputScale);
    return new RealChannel(
        weights,
        neurons.drive()[c] + (synapse ? 0 : map.bias()[c]),
        neurons.initial()[c],
        neurons.firing().map(f -> f.threshold()[c]).orElse(0.0),
        neurons.firing().map(f -> f.value()[c]).orElse(0.0),
        decay(neurons.decay()[c]),
        decay(neurons.currentDecay()[c]),
        synapse ? map.bias()[c] : 0);
  }

  private static int decay(double factor) {
    return (int) Math.rint(factor * NeuronRule.NO_DECAY);
  }

  /** Whether a threshold is taken off, so that its value matters and not only its side. */
  boolean subtracts() {
    return switch (rule.reset()) {
      case SUBTRACT, SUBTRACT_RAISING, LATE -> true;
      case VALUE, NONE, LATE_VALUE -> false;
    };
  }
}
