package org.firefly.report.model;

import java.util.List;

/**
 * The graph of the network file, subgraphs inlined.
 *
 * @param nodes in an order of evaluation
 * @param edges between them
 * @param conventions how its neurons are read, and who decided it
 */
public record NetworkGraph(List<Node> nodes, List<Edge> edges, List<Convention> conventions) {
  public NetworkGraph {
    nodes = List.copyOf(nodes);
    edges = List.copyOf(edges);
    conventions = List.copyOf(conventions);
  }

  /**
   * A node.
   *
   * @param type NIR's name of the primitive
   * @param output shape of what leaves it, without batch and time
   * @param equation of a step of its neurons; empty for nodes without
   * @param level edges of the longest way from an input
   */
  public record Node(String name, String type, String output, String equation, int level) {}

  /**
   * An edge.
   *
   * @param delayed whether it closes a cycle and carries what was given a step before
   */
  public record Edge(String source, String target, boolean delayed) {}

  /**
   * A choice that the file leaves open or settles.
   *
   * @param origin who made it
   */
  public record Convention(String choice, String value, String origin) {}
}
