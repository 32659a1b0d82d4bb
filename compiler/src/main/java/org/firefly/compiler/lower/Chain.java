package org.firefly.compiler.lower;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.firefly.compiler.options.CompilerException;
import org.firefly.network.Network;
import org.firefly.network.Node;
import org.firefly.network.Shape;
import org.firefly.network.Shapes;
import org.firefly.network.Tensor;

/**
 * The nodes between the input and the output of a network that is one chain, which is what the
 * accelerator runs.
 *
 * @param input shape of a sample
 * @param links the nodes between Input and Output
 */
public record Chain(Shape input, List<ChainLink> links) {
  private static final String ONE_CHAIN = "only a chain of layers runs on the accelerator";

  /**
   * Follows the edges of a flattened network from its input to its output.
   *
   * @throws CompilerException naming the node where the network branches, joins or loops
   */
  public static Chain of(Network network) {
    checkRecurrence(network);
    Shapes shapes = Shapes.infer(network);
    String start = only(network, Node.Input.class);
    only(network, Node.Output.class);
    List<ChainLink> links = new ArrayList<>();
    Set<String> seen = new HashSet<>(Set.of(start));
    String name = next(network, start);
    addRepeats(links, network, shapes, name);
    while (!(network.node(name) instanceof Node.Output)) {
      seen.add(name);
      links.add(new ChainLink(name, network.node(name), shapes.input(name), shapes.output(name)));
      name = next(network, name);
      addRepeats(links, network, shapes, name);
    }
    seen.add(name);
    network.nodes().keySet().stream().filter(node -> !seen.contains(node)).forEach(Chain::refuse);
    return new Chain(shapes.output(start), List.copyOf(links));
  }

  /** Several edges between two nodes add, so that together they are one with a factor. */
  private static void addRepeats(
      List<ChainLink> links, Network network, Shapes shapes, String name) {
    int edges = network.sources(name).size();
    if (edges > 1) {
      Shape shape = shapes.input(name);
      links.add(new ChainLink(name, new Node.Scale(Tensor.scalar(edges)), shape, shape));
    }
  }

  private static void refuse(String node) {
    throw new CompilerException(
        node, "it is not on the way from the input to the output", "remove it or connect it");
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

  private static String next(Network network, String name) {
    List<String> targets = network.targets(name).stream().distinct().toList();
    if (targets.isEmpty()) {
      throw new CompilerException(
          name,
          "nothing follows it, so the output is never reached",
          "connect it to the next layer");
    }
    if (targets.size() > 1) {
      throw new CompilerException(
          name,
          "the network branches here to " + targets + ", and " + ONE_CHAIN,
          "remove the residual or parallel path");
    }
    String target = targets.get(0);
    List<String> sources = network.sources(target).stream().distinct().toList();
    if (sources.size() > 1) {
      throw new CompilerException(
          target,
          "it adds the outputs of " + sources + ", and " + ONE_CHAIN,
          "remove all but one path");
    }
    return target;
  }

  private static void checkRecurrence(Network network) {
    network.feedbackEdges().stream()
        .findFirst()
        .ifPresent(
            edge -> {
              throw new CompilerException(
                  edge.target(),
                  "the edge " + edge + " makes the network recurrent, and " + ONE_CHAIN,
                  "remove the recurrent connection");
            });
  }
}
