package org.firefly.compiler.lower;

import org.firefly.architecture.program.FeatureMap;
import org.firefly.network.Node;
import org.firefly.network.Shape;
import org.firefly.network.Tensor;

/** What people call a layer, and the operations they count for it. */
final class LayerText {
  private LayerText() {}

  /** Whether a node has weights that the accelerator keeps. */
  static boolean isWeighted(Node node) {
    return node instanceof Node.Conv2d
        || node instanceof Node.Conv1d
        || node instanceof Node.Affine
        || node instanceof Node.Linear;
  }

  /** Kind and kernel of a weighted node as the network defines it. */
  static String kind(Node node) {
    if (node instanceof Node.Conv2d conv) {
      return "conv " + conv.kernelSize().height() + "x" + conv.kernelSize().width();
    } else if (node instanceof Node.Conv1d conv) {
      return "conv1d " + conv.kernelSize();
    }
    return "linear";
  }

  /** Multiply-accumulates of one time step: weights behind one output neuron x output neurons. */
  static long denseOperations(Node node, FeatureMap output) {
    Shape weight = weight(node).shape();
    int perOutput = weight.size() / weight.dimension(0);
    return (long) perOutput * output.size();
  }

  private static Tensor weight(Node node) {
    if (node instanceof Node.Conv2d conv) {
      return conv.weight();
    } else if (node instanceof Node.Conv1d conv) {
      return conv.weight();
    } else if (node instanceof Node.Affine affine) {
      return affine.weight();
    }
    return ((Node.Linear) node).weight();
  }
}
