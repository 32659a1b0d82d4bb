package org.firefly.cli;

import java.util.List;
import java.util.Optional;
import org.firefly.network.Network;
import org.firefly.network.Neuron;
import org.firefly.network.Node;

/** Finds the node of a network whose output a layer of the program writes. */
final class LayerNodes {
  private final Network network;

  /**
   * @param network the flattened network
   */
  LayerNodes(Network network) {
    this.network = network;
  }

  /**
   * The last node that fires before the next weights: the layer's neurons, or the node that pools
   * their spikes.
   *
   * @param layer name of the layer, which is that of its first node
   */
  String firing(String layer) {
    String node = layer;
    String found = layer;
    boolean begun = false;
    while (!begun || !weighs(node)) {
      begun = true;
      found = fires(network.node(node)) ? node : found;
      List<String> targets = network.targets(node).stream().distinct().toList();
      if (targets.size() != 1) {
        break;
      }
      node = targets.get(0);
    }
    return found;
  }

  /**
   * The node of the layer's neurons.
   *
   * @param layer name of the layer, which is that of its first node
   * @return empty if no neurons come before the next weights
   */
  Optional<String> neurons(String layer) {
    String node = layer;
    while (!(network.node(node) instanceof Neuron)) {
      List<String> targets = network.targets(node);
      if (targets.size() != 1 || weighs(targets.get(0))) {
        return Optional.empty();
      }
      node = targets.get(0);
    }
    return Optional.of(node);
  }

  private static boolean fires(Node node) {
    return node instanceof Node.Threshold
        || node instanceof Neuron neuron && neuron.threshold().isPresent();
  }

  private boolean weighs(String name) {
    Node node = network.node(name);
    return node instanceof Node.Affine
        || node instanceof Node.Linear
        || node instanceof Node.Conv1d
        || node instanceof Node.Conv2d;
  }
}
