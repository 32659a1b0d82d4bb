package org.firefly.compiler.lower;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.firefly.compiler.options.CompilerException;
import org.firefly.network.Edge;
import org.firefly.network.Network;
import org.firefly.network.Node;
import org.firefly.network.Shape;
import org.firefly.network.Shapes;

/**
 * A flattened network with one input and one output, on whose ways all its nodes lie.
 *
 * @param network the nodes and edges
 * @param shapes what enters and leaves each node
 * @param order names in an order of evaluation
 * @param feedback the edges that carry what their source gave one time step before
 * @param input name of the input
 * @param output name of the output
 */
public record Graph(
    Network network,
    Shapes shapes,
    List<String> order,
    Set<Edge> feedback,
    String input,
    String output) {
  public Graph {
    order = List.copyOf(order);
    feedback = Set.copyOf(feedback);
  }

  /**
   * Finds input, output and the order of a flattened network.
   *
   * @throws CompilerException naming the node that is on no way from the input to the output
   */
  public static Graph of(Network network) {
    Shapes shapes = Shapes.infer(network);
    String input = only(network, Node.Input.class);
    String output = only(network, Node.Output.class);
    Set<String> fed = reached(input, network::targets);
    Set<String> used = reached(output, network::sources);
    for (String name : network.nodes().keySet()) {
      if (fed.contains(name) && network.targets(name).isEmpty() && !name.equals(output)) {
        throw new CompilerException(
            name,
            "nothing follows it, so the output is never reached",
            "connect it to the next layer");
      }
    }
    for (String name : network.nodes().keySet()) {
      if (!fed.contains(name) || !used.contains(name)) {
        throw new CompilerException(
            name, "it is not on the way from the input to the output", "remove it or connect it");
      }
    }
    return new Graph(
        network, shapes, network.topologicalOrder(), network.feedbackEdges(), input, output);
  }

  private static Set<String> reached(String from, Function<String, List<String>> next) {
    Set<String> reached = new HashSet<>(Set.of(from));
    Deque<String> open = new ArrayDeque<>(reached);
    while (!open.isEmpty()) {
      next.apply(open.remove()).stream().filter(reached::add).forEach(open::add);
    }
    return reached;
  }

  private static String only(Network network, Class<? extends Node> kind) {
    List<String> found =
        network.nodes().entrySet().stream()
            .filter(entry -> kind.isInstance(entry.getValue()))
            .map(Map.Entry::getKey)
            .toList();
    if (found.size() != 1) {
      throw new CompilerException(
          found.isEmpty() ? "" : found.get(1),
          "the network has " + found.size() + " " + kind.getSimpleName() + " nodes",
          "give it exactly one");
    }
    return found.get(0);
  }

  /** Shape of a sample. */
  Shape sample() {
    return shapes.output(input);
  }

  /** The nodes in front of a node, each once. */
  List<String> sources(String name) {
    return network.sources(name).stream().distinct().toList();
  }

  /** The nodes behind a node, each once. */
  List<String> targets(String name) {
    return network.targets(name).stream().distinct().toList();
  }

  /** A node as a link of a way through the network. */
  ChainLink link(String name) {
    return new ChainLink(name, network.node(name), shapes.input(name), shapes.output(name));
  }
}
