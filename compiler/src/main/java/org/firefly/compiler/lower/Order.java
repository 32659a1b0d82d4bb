package org.firefly.compiler.lower;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The order in which layers run: a layer behind all that it reads. Layers on a cycle run step by
 * step and stand together, each behind what it reads of the same step.
 */
final class Order {
  private final Map<String, Stage> stages = new HashMap<>();
  private final Map<String, Set<String>> reached = new HashMap<>();
  private final Set<String> placed = new HashSet<>(Set.of(Source.HOST));

  private Order(List<Stage> unordered) {
    unordered.forEach(stage -> stages.put(stage.name(), stage));
    unordered.forEach(stage -> reached.put(stage.name(), reached(stage)));
  }

  /** Layers that run one behind the other, or, where there are several in one list, by turns. */
  static List<List<Stage>> of(List<Stage> unordered) {
    Order order = new Order(unordered);
    List<List<Stage>> rounds = new ArrayList<>();
    List<Stage> left = new ArrayList<>(unordered);
    while (!left.isEmpty()) {
      Stage first = left.stream().filter(order::isReady).findFirst().orElseThrow();
      List<Stage> cycle = left.stream().filter(stage -> order.meet(first, stage)).toList();
      left.removeAll(cycle);
      rounds.add(order.turns(cycle));
    }
    return rounds;
  }

  /** Whether a layer reads itself, at once or through others. */
  static boolean isRecurrent(List<Stage> round) {
    return round.size() > 1
        || round.get(0).sources().stream().anyMatch(s -> s.layer().equals(round.get(0).name()));
  }

  /** Everything that a layer reads, at once or through others. */
  private Set<String> reached(Stage stage) {
    Set<String> found = new LinkedHashSet<>();
    List<Stage> open = new ArrayList<>(List.of(stage));
    while (!open.isEmpty()) {
      for (Source source : open.remove(open.size() - 1).sources()) {
        if (!source.layer().equals(Source.HOST) && found.add(source.layer())) {
          open.add(stages.get(source.layer()));
        }
      }
    }
    return found;
  }

  private boolean meet(Stage a, Stage b) {
    return a == b
        || reached.get(a.name()).contains(b.name()) && reached.get(b.name()).contains(a.name());
  }

  private boolean isReady(Stage stage) {
    return reached.get(stage.name()).stream()
        .allMatch(name -> placed.contains(name) || meet(stage, stages.get(name)));
  }

  private List<Stage> turns(List<Stage> cycle) {
    List<Stage> turns = new ArrayList<>();
    List<Stage> left = new ArrayList<>(cycle);
    while (!left.isEmpty()) {
      Stage next = left.stream().filter(this::hasItsStep).findFirst().orElseThrow();
      placed.add(next.name());
      turns.add(next);
      left.remove(next);
    }
    return turns;
  }

  private boolean hasItsStep(Stage stage) {
    return stage.sources().stream()
        .allMatch(source -> source.delay() > 0 || placed.contains(source.layer()));
  }
}
