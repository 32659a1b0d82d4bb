package org.firefly.network;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/** Order of evaluation and cycles of a network. Without recursion, as graphs may be very long. */
final class Topology {
  private enum Mark {
    OPEN,
    DONE
  }

  private record Visit(String node, Iterator<String> targets) {}

  private final Network network;

  Topology(Network network) {
    this.network = network;
  }

  Set<Edge> feedbackEdges() {
    return backEdges(name -> true);
  }

  List<String> order() {
    checkCyclesHaveState();
    Set<Edge> feedback = feedbackEdges();
    Map<String, Integer> waiting = forwardSources(feedback);
    List<String> order = new ArrayList<>();
    Deque<String> ready = new ArrayDeque<>();
    network.nodes().keySet().stream()
        .filter(name -> !waiting.containsKey(name))
        .forEach(ready::add);
    while (!ready.isEmpty()) {
      String node = ready.remove();
      order.add(node);
      for (String target : network.targets(node)) {
        if (!feedback.contains(new Edge(node, target))
            && waiting.merge(target, -1, Integer::sum) == 0) {
          ready.add(target);
        }
      }
    }
    return List.copyOf(order);
  }

  private Map<String, Integer> forwardSources(Set<Edge> feedback) {
    Map<String, Integer> counts = new HashMap<>();
    network.edges().stream()
        .filter(edge -> !feedback.contains(edge))
        .forEach(edge -> counts.merge(edge.target(), 1, Integer::sum));
    return counts;
  }

  private void checkCyclesHaveState() {
    Predicate<String> stateless = name -> !network.node(name).isStateful();
    backEdges(stateless).stream()
        .findFirst()
        .ifPresent(
            edge -> {
              throw NetworkException.inField(
                  edge.target(),
                  "edges",
                  "the edge "
                      + edge
                      + " closes a cycle without a neuron or delay, which cannot run; put a neuron"
                      + " or a Delay into the cycle");
            });
  }

  /** Edges from a node to itself or one that led to it, among the nodes that pass the filter. */
  private Set<Edge> backEdges(Predicate<String> filter) {
    Set<Edge> found = new LinkedHashSet<>();
    Map<String, Mark> marks = new HashMap<>();
    List<String> starts = new ArrayList<>(network.nodes().keySet());
    starts.sort((a, b) -> Boolean.compare(isInput(b), isInput(a)));
    starts.stream().filter(filter).forEach(start -> search(start, filter, marks, found));
    return found;
  }

  private boolean isInput(String name) {
    return network.node(name) instanceof Node.Input;
  }

  private void search(
      String start, Predicate<String> filter, Map<String, Mark> marks, Set<Edge> found) {
    if (marks.containsKey(start)) {
      return;
    }
    Deque<Visit> path = new ArrayDeque<>();
    path.push(open(start, marks));
    while (!path.isEmpty()) {
      Visit visit = path.peek();
      if (!visit.targets().hasNext()) {
        marks.put(visit.node(), Mark.DONE);
        path.pop();
        continue;
      }
      String target = visit.targets().next();
      Mark mark = marks.get(target);
      if (mark == Mark.OPEN) {
        found.add(new Edge(visit.node(), target));
      } else if (mark == null && filter.test(target)) {
        path.push(open(target, marks));
      }
    }
  }

  private Visit open(String node, Map<String, Mark> marks) {
    marks.put(node, Mark.OPEN);
    return new Visit(node, network.targets(node).iterator());
  }
}
