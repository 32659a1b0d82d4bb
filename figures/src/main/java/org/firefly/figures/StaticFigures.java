package org.firefly.figures;

import java.util.Optional;
import org.firefly.network.Network;
import org.firefly.network.Node;
import org.firefly.network.Shapes;
import org.firefly.network.Tensor;

/**
 * What NeuroBench counts of a network that does not run.
 *
 * @param parameters weights and biases. The neurons' parameters are left out: files repeat for each
 *     neuron what frameworks keep once
 * @param footprintBytes of the parameters in float32; NeuroBench adds the buffers of its framework
 * @param connectionSparsity share of the weights that are zero, 0 to 1; NeuroBench rounds it to
 *     four digits
 * @param denseOperationsPerStep synaptic operations of one time step if every input were active and
 *     no weight zero; inputs beyond the border of a map count nowhere
 */
public record StaticFigures(
    long parameters, long footprintBytes, double connectionSparsity, long denseOperationsPerStep) {

  /**
   * Counts, subgraphs included.
   *
   * @throws org.firefly.network.NetworkException if shapes do not fit each other
   */
  public static StaticFigures of(Network network) {
    Network flat = network.flatten();
    Shapes shapes = Shapes.infer(network);
    long parameters = 0;
    long weights = 0;
    long zeros = 0;
    long dense = 0;
    for (String name : flat.nodes().keySet()) {
      Node node = flat.node(name);
      Optional<FanOut> fanOut = FanOut.of(node, shapes.input(name), shapes.output(name));
      if (fanOut.isPresent()) {
        parameters += node.parameters().values().stream().mapToLong(Tensor::size).sum();
        Tensor weight = node.parameters().get("weight");
        weights += weight.size();
        zeros += zeros(weight);
        dense += fanOut.get().dense();
      }
    }
    double sparsity = weights == 0 ? 0 : (double) zeros / weights;
    return new StaticFigures(parameters, Float.BYTES * parameters, sparsity, dense);
  }

  private static long zeros(Tensor weight) {
    long zeros = 0;
    for (int i = 0; i < weight.size(); i++) {
      zeros += weight.value(i) == 0 ? 1 : 0;
    }
    return zeros;
  }
}
