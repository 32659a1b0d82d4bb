package org.firefly.network;

import static java.util.stream.Collectors.collectingAndThen;
import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/**
 * An immutable graph of named nodes. What enters a node is the sum over its edges, of which several
 * may come from one node; each of them adds. Node order is that of insertion and has no meaning.
 */
public final class Network {
  private final Map<String, Node> nodes;
  private final List<Edge> edges;
  private final Metadata metadata;
  private final Map<String, Metadata> nodeMetadata;
  private final Map<String, List<String>> sources;
  private final Map<String, List<String>> targets;

  private Network(Builder builder) {
    nodes = Collections.unmodifiableMap(new LinkedHashMap<>(builder.nodes));
    edges = List.copyOf(builder.edges);
    metadata = builder.metadata;
    nodeMetadata = Collections.unmodifiableMap(new LinkedHashMap<>(builder.nodeMetadata));
    edges.forEach(this::checkEnds);
    sources = neighbours(Edge::target, Edge::source);
    targets = neighbours(Edge::source, Edge::target);
  }

  private Map<String, List<String>> neighbours(
      Function<Edge, String> from, Function<Edge, String> to) {
    return edges.stream()
        .collect(groupingBy(from, collectingAndThen(mapping(to, toList()), List::copyOf)));
  }

  private void checkEnds(Edge edge) {
    for (String end : List.of(edge.source(), edge.target())) {
      if (!nodes.containsKey(end)) {
        throw NetworkException.inField(
            end,
            "edges",
            "the edge "
                + edge
                + " names a node that does not exist; add the node or drop the edge");
      }
    }
  }

  /** An empty builder. */
  public static Builder builder() {
    return new Builder();
  }

  /** The nodes by name, in order of insertion. */
  public Map<String, Node> nodes() {
    return nodes;
  }

  /**
   * The node of a name.
   *
   * @throws NetworkException if there is none
   */
  public Node node(String name) {
    Node node = nodes.get(name);
    if (node == null) {
      throw NetworkException.inNode(name, "does not exist; the network has " + nodes.keySet());
    }
    return node;
  }

  /** The edges in order of insertion; equal ones add. */
  public List<Edge> edges() {
    return edges;
  }

  /** Notes of the network. */
  public Metadata metadata() {
    return metadata;
  }

  /** Notes of a node; empty if it has none. */
  public Metadata metadata(String node) {
    return nodeMetadata.getOrDefault(node, Metadata.empty());
  }

  /** Names of the nodes with an edge to {@code node}, each as often as it has edges. */
  public List<String> sources(String node) {
    return sources.getOrDefault(node, List.of());
  }

  /** Names of the nodes with an edge from {@code node}, each as often as it has edges. */
  public List<String> targets(String node) {
    return targets.getOrDefault(node, List.of());
  }

  /**
   * This network with its subgraphs inlined at every depth: node {@code inner} of subgraph {@code
   * outer} becomes {@code outer.inner}, and the subgraph's ports vanish. A network without
   * subgraphs is returned as it is.
   *
   * @throws NetworkException if names clash or a subgraph has not one input and one output port
   */
  public Network flatten() {
    return Flattening.flatten(this);
  }

  /**
   * Node names in an order of evaluation for one time step: a node comes after all its sources,
   * except across the {@link #feedbackEdges}, which carry values of the previous step.
   *
   * @throws NetworkException if a cycle has no node with a state, so that it cannot run
   */
  public List<String> topologicalOrder() {
    return new Topology(this).order();
  }

  /**
   * The edges that close a cycle, found depth-first from the Input nodes; empty for a feed-forward
   * network.
   */
  public Set<Edge> feedbackEdges() {
    return new Topology(this).feedbackEdges();
  }

  /** A builder that holds everything of this network. */
  public Builder toBuilder() {
    Builder builder = new Builder().metadata(metadata);
    nodes.forEach((name, node) -> builder.add(name, node, metadata(name)));
    edges.forEach(edge -> builder.connect(edge.source(), edge.target()));
    return builder;
  }

  /** Equal nodes, edges and notes, in any order. */
  @Override
  public boolean equals(Object other) {
    return other instanceof Network network
        && nodes.equals(network.nodes)
        && counted(edges).equals(counted(network.edges))
        && metadata.equals(network.metadata)
        && nodeMetadata.equals(network.nodeMetadata);
  }

  @Override
  public int hashCode() {
    return 31 * nodes.keySet().hashCode() + counted(edges).hashCode();
  }

  private static Map<Edge, Long> counted(List<Edge> edges) {
    return edges.stream().collect(groupingBy(Function.identity(), counting()));
  }

  @Override
  public String toString() {
    return "Network" + edges;
  }

  /** Collects the parts of a network. */
  public static final class Builder {
    private final Map<String, Node> nodes = new LinkedHashMap<>();
    private final List<Edge> edges = new ArrayList<>();
    private final Map<String, Metadata> nodeMetadata = new LinkedHashMap<>();
    private Metadata metadata = Metadata.empty();

    private Builder() {}

    /** Adds a node without notes, see {@link #add(String, Node, Metadata)}. */
    public Builder add(String name, Node node) {
      return add(name, node, Metadata.empty());
    }

    /**
     * Adds a node.
     *
     * @throws NetworkException if the name is empty, holds a slash (which NIR files cannot store)
     *     or is taken
     */
    public Builder add(String name, Node node, Metadata notes) {
      if (name.isEmpty() || name.equals(".") || name.contains("/")) {
        throw NetworkException.inNode(
            name, "the name is empty, '.' or holds a '/', which NIR files cannot store; rename it");
      }
      if (nodes.putIfAbsent(name, node) != null) {
        throw NetworkException.inNode(name, "exists twice; give each node a name of its own");
      }
      if (!notes.isEmpty()) {
        nodeMetadata.put(name, notes);
      }
      return this;
    }

    /** Adds an edge; the nodes may follow later. A repeated edge counts as often as it is added. */
    public Builder connect(String source, String target) {
      edges.add(new Edge(source, target));
      return this;
    }

    /** Adds a chain of edges along the names. */
    public Builder chain(String... names) {
      for (int i = 1; i < names.length; i++) {
        connect(names[i - 1], names[i]);
      }
      return this;
    }

    /** Sets the notes of the network. */
    public Builder metadata(Metadata notes) {
      metadata = notes;
      return this;
    }

    /**
     * The network.
     *
     * @throws NetworkException if an edge names a node that does not exist
     */
    public Network build() {
      return new Network(this);
    }
  }
}
