package org.firefly.host;

import java.util.Locale;
import org.firefly.architecture.isa.MembraneReset;
import org.firefly.architecture.isa.NeuronConstants;
import org.firefly.architecture.isa.NeuronRule;
import org.firefly.architecture.program.HostEncoding.FirstLayer;
import org.firefly.host.file.HostException;

/** Whether the currents and membranes of the host's first layer stay within 32 bits. */
final class FirstLayerRange {
  private final FirstLayer layer;

  /** Per output channel, the sum of the magnitudes of its weights. */
  private final long[] reach;

  FirstLayerRange(FirstLayer layer) {
    this.layer = layer;
    int fanIn = layer.input().channels() * layer.kernelHeight() * layer.kernelWidth();
    reach = new long[layer.neurons().channels()];
    for (int i = 0; i < layer.weights().length; i++) {
      reach[i / fanIn] += Math.abs(layer.weights()[i]);
    }
  }

  /**
   * Checks a sample.
   *
   * @param largestInput largest magnitude of its quantised inputs
   * @throws HostException if a membrane could leave 32 bits
   */
  void check(int largestInput) {
    for (int c = 0; c < reach.length; c++) {
      if (bound(c, largestInput) >= Integer.MAX_VALUE) {
        throw new HostException(
            String.format(
                Locale.ROOT,
                "Channel %d of the first layer '%s' could leave 32 bits with inputs up to %d; choose a larger input scale.",
                c,
                layer.name(),
                largestInput));
      }
    }
  }

  /** No current, membrane or difference of membrane and threshold is larger. */
  private double bound(int c, int largestInput) {
    NeuronConstants constants = layer.constants().get(c);
    double in = Math.scalb((double) reach[c] * largestInput, layer.neuron().fractionBits());
    if (layer.neuron().current().present()) {
      in = sum(in + magnitude(constants.currentBias()), constants.currentDecay());
    }
    double bias = Math.max(magnitude(constants.bias()), magnitude(constants.firstBias()));
    double reset = magnitude(constants.reset());
    // Subtracting a negative threshold lets the membrane grow at every step.
    boolean subtracts =
        layer.neuron().reset() == MembraneReset.SUBTRACT
            || layer.neuron().reset() == MembraneReset.SUBTRACT_RAISING;
    double growth = subtracts ? Math.max(0, -(double) constants.threshold()) : 0;
    return sum(in + Math.max(bias, reset) + growth, constants.decay())
        + reset
        + magnitude(constants.threshold());
  }

  /** The largest state to which so much is added at every step after it leaked and was rounded. */
  private double sum(double step, int decay) {
    int timeSteps = layer.output().timeSteps();
    double lasting =
        decay == NeuronRule.NO_DECAY
            ? timeSteps
            : Math.min(timeSteps, (double) NeuronRule.NO_DECAY / (NeuronRule.NO_DECAY - decay));
    return (step + 1) * lasting;
  }

  private static double magnitude(int value) {
    return Math.abs((double) value);
  }
}
