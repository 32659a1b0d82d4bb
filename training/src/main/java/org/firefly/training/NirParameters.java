package org.firefly.training;

import java.util.Optional;
import org.firefly.network.Neuron;
import org.firefly.network.Tensor;

/** What NIR's neurons with equal parameters mean at the time step of {@link NirExport}. */
final class NirParameters {
  private NirParameters() {}

  /** By convention a resistance of 1 means that the current is added once per time step. */
  static float gain(String name, Neuron.IF neuron) {
    float resistance = uniform(name, neuron.r());
    return resistance == 1 ? 1 : (float) (resistance * NirExport.TIME_STEP);
  }

  /** Factor of the current. */
  static float gain(String name, Neuron.LIF neuron) {
    return share(name, neuron) * uniform(name, neuron.r());
  }

  /** Factor of the membrane. */
  static float decay(String name, Neuron.LIF neuron) {
    return 1 - share(name, neuron);
  }

  /**
   * Threshold of neurons that reset to 0.
   *
   * @throws TrainingException if they reset to anything else
   */
  static float threshold(String name, Tensor threshold, Optional<Tensor> reset) {
    if (reset.isEmpty() || uniform(name, reset.get()) != 0) {
      throw refused(name, "does not reset to 0");
    }
    return uniform(name, threshold);
  }

  /**
   * The value that all neurons share.
   *
   * @throws TrainingException if they differ
   */
  static float uniform(String name, Tensor tensor) {
    if (!tensor.isUniform() || tensor.size() == 0) {
      throw refused(name, "has a parameter that differs between neurons");
    }
    return (float) tensor.value(0);
  }

  static TrainingException refused(String name, String reason) {
    return new TrainingException(
        "\"%s\" %s, which training and float evaluation do not cover.".formatted(name, reason));
  }

  private static float share(String name, Neuron.LIF neuron) {
    return (float) (NirExport.TIME_STEP / uniform(name, neuron.tau()));
  }
}
