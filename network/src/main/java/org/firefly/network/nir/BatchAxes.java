package org.firefly.network.nir;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.firefly.network.Network;
import org.firefly.network.NetworkException;
import org.firefly.network.Node;
import org.firefly.network.Shape;
import org.firefly.network.Shapes;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Drops the axes of batch and time that some exporters leave in the ports of a network: Norse
 * writes (1,N), Rockpool (1,N) for the input and (1,1,N) for the output, and both, like snnTorch,
 * whatever the sample had that the user exported with. Axes of more than one element go only where
 * nothing else makes the shapes agree, and reading says so.
 */
final class BatchAxes {
  private static final Logger LOGGER = LoggerFactory.getLogger(BatchAxes.class);
  private static final int MOST_AXES = 2;

  private BatchAxes() {}

  /**
   * The network itself if its shapes agree, else the network whose ports have as few leading axes
   * less as makes them agree; axes of extent 1 first.
   *
   * @throws NetworkException that of the network as it is, if nothing helps
   */
  static Network drop(Network network) {
    try {
      Shapes.infer(network);
      return network;
    } catch (NetworkException e) {
      return Stream.concat(candidates(network, true), candidates(network, false))
          .filter(BatchAxes::agrees)
          .findFirst()
          .map(found -> reported(network, found))
          .orElseThrow(() -> e);
    }
  }

  private static Network reported(Network network, Network found) {
    for (String name : network.nodes().keySet()) {
      Optional<Shape> whole = portShape(network.node(name));
      Optional<Shape> sample = portShape(found.node(name));
      if (whole.isPresent() && whole.get().size() != sample.get().size()) {
        LOGGER.warn(
            "Port '{}' has the shape {}; its leading axes are taken as batch and time, so that a"
                + " sample has the shape {}.",
            name,
            whole.get(),
            sample.get());
      }
    }
    return found;
  }

  private static Optional<Shape> portShape(Node node) {
    if (node instanceof Node.Input input) {
      return Optional.of(input.shape());
    }
    return node instanceof Node.Output output ? Optional.of(output.shape()) : Optional.empty();
  }

  private static Stream<Network> candidates(Network network, boolean ones) {
    return IntStream.rangeClosed(0, MOST_AXES)
        .boxed()
        .flatMap(
            inputs ->
                IntStream.rangeClosed(0, MOST_AXES)
                    .mapToObj(outputs -> without(network, inputs, outputs, ones))
                    .flatMap(Optional::stream));
  }

  private static boolean agrees(Network network) {
    try {
      Shapes.infer(network);
      return true;
    } catch (NetworkException e) {
      return false;
    }
  }

  private static Optional<Network> without(Network network, int inputs, int outputs, boolean ones) {
    Network.Builder builder = Network.builder().metadata(network.metadata());
    for (String name : network.nodes().keySet()) {
      Node node = network.node(name);
      if (node instanceof Node.Input input) {
        Optional<Shape> shape = without(input.shape(), inputs, ones);
        if (shape.isEmpty()) {
          return Optional.empty();
        }
        node = new Node.Input(shape.get());
      } else if (node instanceof Node.Output output) {
        Optional<Shape> shape = without(output.shape(), outputs, ones);
        if (shape.isEmpty()) {
          return Optional.empty();
        }
        node = new Node.Output(shape.get());
      }
      builder.add(name, node, network.metadata(name));
    }
    network.edges().forEach(edge -> builder.connect(edge.source(), edge.target()));
    return Optional.of(builder.build());
  }

  private static Optional<Shape> without(Shape shape, int axes, boolean ones) {
    int[] extents = shape.toArray();
    boolean fits =
        axes < extents.length && (!ones || Arrays.stream(extents, 0, axes).allMatch(e -> e == 1));
    return fits
        ? Optional.of(Shape.of(Arrays.copyOfRange(extents, axes, extents.length)))
        : Optional.empty();
  }
}
