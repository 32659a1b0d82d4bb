package org.firefly.testing;

import java.util.List;
import org.firefly.architecture.AcceleratorConfig;
import org.firefly.architecture.program.FeatureMap;

/**
 * Layers in plain terms and how they run.
 *
 * @param config accelerator
 * @param timeSteps T
 * @param batch N that the planes have room for
 * @param layers the layers; only the last may be a readout, and the input of each is the output of
 *     the one before or its upper left part
 */
public record TestNetwork(
    AcceleratorConfig config, int timeSteps, int batch, List<TestLayer> layers) {
  public TestNetwork {
    layers = List.copyOf(layers);
  }

  /** Shape of the network's input. */
  public FeatureMap input() {
    return layers.get(0).input();
  }
}
