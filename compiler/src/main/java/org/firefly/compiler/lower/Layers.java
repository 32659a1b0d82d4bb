package org.firefly.compiler.lower;

import java.util.List;

/**
 * The layers of a network.
 *
 * @param stages in an order of evaluation of one time step
 * @param output name of the layer whose spikes or membranes the network gives
 */
record Layers(List<Stage> stages, String output) {
  Layers {
    stages = List.copyOf(stages);
  }
}
