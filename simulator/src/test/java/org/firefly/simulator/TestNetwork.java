package org.firefly.simulator;

import java.util.List;
import org.firefly.architecture.AcceleratorConfig;
import org.firefly.architecture.FeatureMap;

/**
 * Layers in plain terms and how they run.
 *
 * @param config accelerator
 * @param timeSteps T
 * @param batch N that the planes have room for
 * @param layers the layers; only the last may be a readout
 */
record TestNetwork(AcceleratorConfig config, int timeSteps, int batch, List<TestLayer> layers) {
  FeatureMap input() {
    return layers.get(0).input();
  }

  TestLayer last() {
    return layers.get(layers.size() - 1);
  }
}
