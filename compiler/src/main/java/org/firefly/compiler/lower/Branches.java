package org.firefly.compiler.lower;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.firefly.compiler.options.CompilerException;
import org.firefly.conventions.Conventions;
import org.firefly.conventions.DelaySteps;
import org.firefly.network.Edge;
import org.firefly.network.Network;
import org.firefly.network.Neuron;
import org.firefly.network.Node;
import org.firefly.network.Shape;
import org.firefly.network.Tensor;

/**
 * Follows what enters a node back to the spikes that it is made of. Every join adds and all nodes
 * without memory are linear, so the input is a sum over all ways to it.
 */
final class Branches {
  /** A network in which more ways meet at a node is no network but a trap. */
  private static final int MOST = 4096;

  private final Graph graph;
  private final Conventions conventions;
  private final String target;
  private final List<Branch> found = new ArrayList<>();

  private Branches(Graph graph, Conventions conventions, String target) {
    this.graph = graph;
    this.conventions = conventions;
    this.target = target;
  }

  /**
   * The ways to a node, whose own function is not on them.
   *
   * @throws CompilerException naming the node that gives real values and is no sum of spikes
   */
  static List<Branch> to(Graph graph, Conventions conventions, String target) {
    Branches branches = new Branches(graph, conventions, target);
    branches.follow(target, List.of(), 0);
    return branches.found;
  }

  private void follow(String node, List<ChainLink> behind, int delay) {
    Network network = graph.network();
    for (String source : graph.sources(node)) {
      int edges = (int) network.sources(node).stream().filter(source::equals).count();
      boolean late = graph.feedback().contains(new Edge(source, node));
      List<ChainLink> links = edges > 1 ? with(times(node, edges), behind) : behind;
      enter(source, links, late ? delay + 1 : delay);
    }
  }

  /** Several edges between two nodes add, so that together they are one with a factor. */
  private ChainLink times(String node, int edges) {
    Shape shape = graph.shapes().input(node);
    return new ChainLink(node, new Node.Scale(Tensor.scalar(edges)), shape, shape);
  }

  private static List<ChainLink> with(ChainLink first, List<ChainLink> rest) {
    List<ChainLink> links = new ArrayList<>(List.of(first));
    links.addAll(rest);
    return links;
  }

  private void enter(String name, List<ChainLink> behind, int delay) {
    Node node = graph.network().node(name);
    if (node instanceof Node.Input || StageBuilder.fires(node)) {
      add(new Branch(name, behind, delay));
    } else if (node instanceof Neuron) {
      throw hidden(name, node);
    } else if (node instanceof Node.Delay line) {
      late(name, line, behind, delay);
    } else {
      if (behind.stream().anyMatch(link -> link.name().equals(name) && link.node() == node)) {
        throw new CompilerException(
            name, "it is on a cycle without a neuron", "put a neuron into the cycle");
      }
      int first = found.size();
      follow(name, with(graph.link(name), behind), delay);
      if (LayerText.isWeighted(node)) {
        countBiasOnce(first);
      }
    }
  }

  /** What a delay holds back are spikes, of which there are none before the first step. */
  private void late(String name, Node.Delay line, List<ChainLink> behind, int delay) {
    int first = found.size();
    follow(name, behind, delay + steps(name, line));
    for (Branch branch : found.subList(first, found.size())) {
      int before = branch.links().size() - behind.size();
      branch.links().subList(0, before).stream()
          .filter(link -> LayerText.isWeighted(link.node()))
          .findFirst()
          .ifPresent(
              link -> {
                throw new CompilerException(
                    name,
                    "it delays the real values of layer '"
                        + link.name()
                        + "', but the accelerator keeps spikes of earlier time steps alone",
                    "put the Delay in front of the layer");
              });
    }
  }

  private int steps(String name, Node.Delay line) {
    int[] steps = DelaySteps.of(line.delay(), graph.shapes().input(name), conventions.dt().value());
    if (Arrays.stream(steps).distinct().count() != 1) {
      throw new CompilerException(
          name,
          "its delays differ between neurons, but all spikes of a time step lie together",
          "use one Delay for each number of time steps");
    }
    return steps[0];
  }

  /** Ways that meet in front of a weighted node share its bias. */
  private void countBiasOnce(int first) {
    for (int i = first + 1; i < found.size(); i++) {
      found.set(i, found.get(i).unbiased());
    }
  }

  private void add(Branch branch) {
    if (found.size() == MOST) {
      throw new CompilerException(
          target,
          "more than " + MOST + " ways of spikes meet in it",
          "put neurons between the joins in front of it");
    }
    found.add(branch);
  }

  private static CompilerException hidden(String name, Node node) {
    return new CompilerException(
        name,
        "a hidden "
            + node.type()
            + " hands on real values, but only spikes travel"
            + " between layers",
        "use a spiking neuron, or make it the last node");
  }
}
