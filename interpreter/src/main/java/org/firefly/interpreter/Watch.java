package org.firefly.interpreter;

import java.util.Set;
import java.util.TreeSet;

/**
 * Somebody who watches a run.
 *
 * @param nodes whose outputs he sees
 * @param observer called for these nodes alone
 */
public record Watch(Set<String> nodes, Observer observer) {
  /** Sees nothing. */
  public static final Watch NOTHING = new Watch(Set.of(), (sample, step, node, output) -> {});

  public Watch {
    nodes = Set.copyOf(nodes);
  }

  /** Both, each of its own nodes. */
  public Watch and(Watch other) {
    Set<String> all = new TreeSet<>(nodes);
    all.addAll(other.nodes);
    return new Watch(all, new Pair(this, other));
  }

  private record Pair(Watch first, Watch second) implements Observer {
    @Override
    public void received(int sample, int step, String node, double[] input) {
      if (first.nodes.contains(node)) {
        first.observer.received(sample, step, node, input);
      }
      if (second.nodes.contains(node)) {
        second.observer.received(sample, step, node, input);
      }
    }

    @Override
    public void membranes(int sample, int step, String node, double[] before, double[] after) {
      if (first.nodes.contains(node)) {
        first.observer.membranes(sample, step, node, before, after);
      }
      if (second.nodes.contains(node)) {
        second.observer.membranes(sample, step, node, before, after);
      }
    }

    @Override
    public void observe(int sample, int step, String node, double[] output) {
      if (first.nodes.contains(node)) {
        first.observer.observe(sample, step, node, output);
      }
      if (second.nodes.contains(node)) {
        second.observer.observe(sample, step, node, output);
      }
    }
  }
}
