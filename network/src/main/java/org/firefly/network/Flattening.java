package org.firefly.network;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Inlines subgraphs. Every node is first copied under its long name, a subgraph's edges attached to
 * its ports; then each port is replaced by edges from all its sources to all its targets.
 */
final class Flattening {
  /** Bypassing ports multiplies edges; no real network comes near, a hostile file could. */
  private static final int MAX_EDGES = 1_000_000;

  private static final int MAX_DEPTH = 64;

  private record Ports(String input, String output) {}

  private final Network.Builder builder = Network.builder();

  /** How often each node is joined to each that follows it. */
  private final Map<String, Map<String, Integer>> targets = new LinkedHashMap<>();

  private final Map<String, Map<String, Integer>> sources = new LinkedHashMap<>();
  private final Set<String> ports = new LinkedHashSet<>();
  private long bypasses;

  private Flattening() {}

  static Network flatten(Network network) {
    if (network.nodes().values().stream().noneMatch(Node.Subgraph.class::isInstance)) {
      return network;
    }
    Flattening flattening = new Flattening();
    flattening.copy(network, "", 0);
    flattening.ports.forEach(flattening::bypass);
    flattening.targets.forEach(flattening::build);
    return flattening.builder.metadata(network.metadata()).build();
  }

  private void build(String source, Map<String, Integer> ends) {
    ends.forEach(
        (target, times) -> {
          for (int i = 0; i < times; i++) {
            builder.connect(source, target);
          }
        });
  }

  private void copy(Network network, String prefix, int depth) {
    if (depth > MAX_DEPTH) {
      throw NetworkException.inNode(
          prefix, "is nested deeper than " + MAX_DEPTH + " subgraphs; export a flatter network");
    }
    Map<String, Ports> subgraphs = new LinkedHashMap<>();
    network
        .nodes()
        .forEach(
            (name, node) -> {
              if (node instanceof Node.Subgraph subgraph) {
                copy(subgraph.network(), prefix + name + ".", depth + 1);
                subgraphs.put(name, ports(subgraph.network(), prefix + name));
              } else if (depth > 0 && isPort(node)) {
                ports.add(prefix + name);
              } else {
                builder.add(prefix + name, node, network.metadata(name));
              }
            });
    connect(network, prefix, subgraphs);
  }

  private void connect(Network network, String prefix, Map<String, Ports> subgraphs) {
    for (Edge edge : network.edges()) {
      Ports from = subgraphs.get(edge.source());
      Ports to = subgraphs.get(edge.target());
      connect(
          from == null ? prefix + edge.source() : from.output(),
          to == null ? prefix + edge.target() : to.input(),
          1);
    }
  }

  private static boolean isPort(Node node) {
    return node instanceof Node.Input || node instanceof Node.Output;
  }

  private static Ports ports(Network subgraph, String name) {
    return new Ports(
        name + "." + onlyPort(subgraph, name, Node.Input.class),
        name + "." + onlyPort(subgraph, name, Node.Output.class));
  }

  private static String onlyPort(Network subgraph, String name, Class<? extends Node> kind) {
    List<String> found =
        subgraph.nodes().entrySet().stream()
            .filter(entry -> kind.isInstance(entry.getValue()))
            .map(Map.Entry::getKey)
            .toList();
    if (found.size() != 1) {
      throw NetworkException.inField(
          name,
          "nodes",
          "the subgraph has "
              + found.size()
              + " nodes of type "
              + kind.getSimpleName()
              + " but needs exactly one, as edges cannot tell several apart");
    }
    return found.get(0);
  }

  private void connect(String source, String target, int times) {
    targets
        .computeIfAbsent(source, key -> new LinkedHashMap<>())
        .merge(target, times, Integer::sum);
    sources
        .computeIfAbsent(target, key -> new LinkedHashMap<>())
        .merge(source, times, Integer::sum);
  }

  private void bypass(String port) {
    Map<String, Integer> before = sources.getOrDefault(port, Map.of());
    Map<String, Integer> after = targets.getOrDefault(port, Map.of());
    if (before.containsKey(port)) {
      throw NetworkException.inField(
          port, "edges", "a cycle runs through subgraph ports only; put a neuron into the cycle");
    }
    bypasses += edges(before) * edges(after);
    if (bypasses > MAX_EDGES) {
      throw NetworkException.inField(
          port,
          "edges",
          "ports up to this one join more than " + MAX_EDGES + " pairs of nodes; merge some");
    }
    before.keySet().forEach(source -> targets.get(source).remove(port));
    after.keySet().forEach(target -> sources.get(target).remove(port));
    before.forEach(
        (source, in) -> after.forEach((target, out) -> connect(source, target, in * out)));
    sources.remove(port);
    targets.remove(port);
  }

  private static long edges(Map<String, Integer> ends) {
    return ends.values().stream().mapToLong(Integer::longValue).sum();
  }
}
