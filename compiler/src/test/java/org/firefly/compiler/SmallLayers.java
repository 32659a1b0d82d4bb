package org.firefly.compiler;

import static org.firefly.compiler.Golden.chain;
import static org.firefly.compiler.Golden.options;

import java.util.Optional;
import org.firefly.compiler.options.CompilerOptions;
import org.firefly.compiler.quantise.QuantisedLayer;
import org.firefly.network.Neuron;
import org.firefly.network.Node;
import org.firefly.network.Shape;
import org.firefly.network.Tensor;

/** Fully connected layers of two inputs, whose integers can be told by hand. */
final class SmallLayers {
  private SmallLayers() {}

  /** One output per bias. */
  static Node matrix(double[] bias, double... weights) {
    return new Node.Affine(
        Tensor.of(Shape.of(bias.length, weights.length / bias.length), weights),
        Tensor.vector(bias));
  }

  /** Integrate-and-fire neurons that are reset to 0; one threshold for all, or one each. */
  static Node fires(double... thresholds) {
    Tensor theta =
        thresholds.length == 1 ? Tensor.scalar(thresholds[0]) : Tensor.vector(thresholds);
    return new Neuron.IF(Tensor.scalar(1), theta, Optional.of(Tensor.scalar(0)));
  }

  static Compilation compile(CompilerOptions options, Node... nodes) {
    return Compiler.compile(chain(Shape.of(2), nodes), options);
  }

  static QuantisedLayer layer(Node... nodes) {
    return compile(options(), nodes).layers().get(0);
  }
}
