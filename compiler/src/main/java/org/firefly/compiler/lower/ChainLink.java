package org.firefly.compiler.lower;

import org.firefly.network.Node;
import org.firefly.network.Shape;
import org.firefly.network.Tensor;

/**
 * A node on a way through the network.
 *
 * @param name name in the (flattened) network
 * @param node what it does
 * @param input shape that enters
 * @param output shape that leaves
 */
record ChainLink(String name, Node node, Shape input, Shape output) {
  /** The same node with its biases set to zero. */
  ChainLink unbiased() {
    return new ChainLink(name, withoutBias(node), input, output);
  }

  private static Node withoutBias(Node node) {
    Tensor zero = Tensor.scalar(0);
    if (node instanceof Node.Affine affine) {
      return new Node.Linear(affine.weight());
    } else if (node instanceof Node.Conv2d c) {
      return new Node.Conv2d(
          c.inputShape(), c.weight(), c.stride(), c.padding(), c.dilation(), c.groups(), zero);
    } else if (node instanceof Node.Conv1d c) {
      return new Node.Conv1d(
          c.inputLength(), c.weight(), c.stride(), c.padding(), c.dilation(), c.groups(), zero);
    }
    return node;
  }
}
