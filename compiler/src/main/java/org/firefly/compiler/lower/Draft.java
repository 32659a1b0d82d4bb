package org.firefly.compiler.lower;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.firefly.architecture.program.FeatureMap;
import org.firefly.compiler.options.CompilerException;

/** A population whose neurons are known, while its recurrent sources may not be. */
final class Draft {
  private final String name;
  private final List<Way> ways = new ArrayList<>();
  private final List<Branch> open;
  private NeuronModel neurons;
  private String node;
  private boolean pool;

  /**
   * One of the ways of spikes to the population.
   *
   * @param branch where it leads along
   * @param from the population that gives the spikes; empty for those of the sample
   * @param linear its nodes
   */
  record Way(Branch branch, Optional<Draft> from, LinearStage linear) {}

  /**
   * @param entry the node that the ways lead to
   * @param ways those whose spikes are known, at least one
   * @param open those of populations that come later
   */
  Draft(String entry, List<Way> ways, List<Branch> open) {
    this.open = List.copyOf(open);
    this.ways.addAll(ways);
    this.name =
        Stream.concat(ways.stream().filter(w -> !w.linear().isEmpty()), ways.stream())
            .map(w -> w.linear().isEmpty() ? entry : w.linear().name())
            .findFirst()
            .orElseThrow();
    this.node = entry;
    ways.forEach(way -> checkMap(entry, way));
  }

  private void checkMap(String entry, Way way) {
    FeatureMap map = way.linear().output();
    if (!map.equals(map())) {
      throw new CompilerException(
          entry,
          "it adds a map " + map + " to a map " + map() + ", which lie differently in memory",
          "flatten both or neither before they meet");
    }
  }

  /** Name of its first weighted node, or of what else comes first. */
  String name() {
    return name;
  }

  List<Way> ways() {
    return ways;
  }

  List<Branch> open() {
    return open;
  }

  void add(String entry, Way way) {
    checkMap(entry, way);
    ways.add(way);
  }

  /** The only way, if there is one. */
  boolean hasOneWay() {
    return ways.size() + open.size() == 1;
  }

  /** The neurons. */
  FeatureMap map() {
    return ways.get(0).linear().output();
  }

  /** The spikes, after pooling. */
  FeatureMap output() {
    FeatureMap map = map();
    return pool ? new FeatureMap(map.channels(), map.height() / 2, map.width() / 2) : map;
  }

  NeuronModel neurons() {
    return neurons;
  }

  String node() {
    return node;
  }

  boolean pool() {
    return pool;
  }

  /** Says what its neurons do, and which node of the network gives their spikes. */
  Draft firing(String from, NeuronModel model) {
    node = from;
    neurons = model;
    return this;
  }

  /** ORs 2x2 blocks of spikes, as a node behind it does. */
  void pooledBy(String from) {
    node = from;
    pool = true;
  }
}
