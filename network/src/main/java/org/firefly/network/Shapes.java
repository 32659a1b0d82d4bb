package org.firefly.network;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The shape that enters and leaves each node, without batch and time. Shapes spread from the nodes
 * that know theirs (Input first) along the edges; then every edge is checked. Groups, dilation,
 * stride and padding on both axes count, as in PyTorch.
 */
public final class Shapes {
  private final Network network;
  private final Map<String, Shape> inputs = new LinkedHashMap<>();
  private final Map<String, Shape> outputs = new LinkedHashMap<>();

  private Shapes(Network network) {
    this.network = network;
  }

  /**
   * Infers and checks the shapes of a network; subgraphs are inlined first, so that nodes have the
   * names of {@link Network#flatten}.
   *
   * @throws NetworkException if two shapes disagree or one cannot be told, naming node and field
   */
  public static Shapes infer(Network network) {
    Shapes shapes = new Shapes(network.flatten());
    shapes.spread();
    shapes.network.edges().forEach(shapes::check);
    return shapes;
  }

  /** Shape of the sum of all inputs of a node. */
  public Shape input(String node) {
    return known(inputs, node);
  }

  /** Shape of the output of a node. */
  public Shape output(String node) {
    return known(outputs, node);
  }

  /** Names of all nodes, those of the flattened network. */
  public Set<String> nodes() {
    return network.nodes().keySet();
  }

  private static Shape known(Map<String, Shape> shapes, String node) {
    Shape shape = shapes.get(node);
    if (shape == null) {
      throw NetworkException.inNode(node, "does not exist; the network has " + shapes.keySet());
    }
    return shape;
  }

  private void spread() {
    List<String> names = new ArrayList<>(network.nodes().keySet());
    names.stream().filter(name -> network.node(name) instanceof Node.Input).forEach(this::seed);
    names.forEach(this::seed);
    names.stream()
        .filter(name -> !inputs.containsKey(name))
        .findFirst()
        .ifPresent(
            name -> {
              throw NetworkException.inNode(
                  name,
                  "its input shape cannot be told; connect it to an Input node that has a shape");
            });
  }

  private void seed(String name) {
    if (!inputs.containsKey(name)) {
      ShapeRules.ownInput(network.node(name)).ifPresent(shape -> spreadFrom(name, shape));
    }
  }

  private void spreadFrom(String start, Shape shape) {
    Deque<String> open = new ArrayDeque<>();
    set(start, shape);
    open.add(start);
    while (!open.isEmpty()) {
      String source = open.remove();
      for (String target : network.targets(source)) {
        if (!inputs.containsKey(target)) {
          set(target, outputs.get(source));
          open.add(target);
        }
      }
    }
  }

  private void set(String name, Shape input) {
    try {
      outputs.put(name, ShapeRules.output(network.node(name), input));
      inputs.put(name, input);
    } catch (NetworkException e) {
      throw e.inNode(name);
    }
  }

  private void check(Edge edge) {
    Shape sent = outputs.get(edge.source());
    Shape wanted = inputs.get(edge.target());
    if (!sent.equals(wanted)) {
      throw NetworkException.inField(
          edge.target(),
          "edges",
          "the edge "
              + edge
              + " brings shape "
              + sent
              + " but the node works on "
              + wanted
              + "; make both equal, for example with a Flatten in between");
    }
  }
}
