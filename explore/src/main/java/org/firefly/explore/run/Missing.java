package org.firefly.explore.run;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.firefly.architecture.AcceleratorConfig;
import org.firefly.explore.stage.Build;
import org.firefly.explore.stage.Compiled;
import org.firefly.explore.stage.Keys;
import org.firefly.explore.stage.Load;
import org.firefly.explore.stage.Work;

/** Finds what has to be done for points whose results are not all there. */
final class Missing {
  private final Keys keys;
  private final Results results;
  private final boolean simulates;
  private final Map<Group, Map<Build, Map<String, Load>>> steps = new LinkedHashMap<>();
  private final Map<Group, String> simulations = new LinkedHashMap<>();
  private final Map<Group, Integer> points = new HashMap<>();
  private final Set<String> claimed = new HashSet<>();

  /** Points that are done in one go. */
  private record Group(
      int subject, AcceleratorConfig config, OptionalInt timeSteps, int weightBits) {
    static Group of(Build build) {
      return new Group(build.subject(), build.config(), build.timeSteps(), build.weightBits());
    }
  }

  /**
   * @param simulates whether there are samples
   */
  Missing(Keys keys, Results results, boolean simulates) {
    this.keys = keys;
    this.results = results;
    this.simulates = simulates;
  }

  /**
   * The work that can be done now; when it is done there may be more, where a network did not fit
   * the configuration on which it was to be simulated. Simulations come first, since they are long.
   */
  List<Work> work(List<Point> all) throws IOException {
    for (Point point : all) {
      if (point.build().isPresent()) {
        look(point.build().get(), Load.of(point.board().orElseThrow()));
      }
    }
    List<Work> work = new ArrayList<>();
    steps.forEach((group, builds) -> work.add(work(group, builds)));
    work.sort(Comparator.comparing(w -> w.simulation().isEmpty()));
    return work;
  }

  private void look(Build build, Load load) throws IOException {
    Optional<Compiled> compiled = results.find(keys.compiled(build)).map(Compiled.class::cast);
    if (compiled.flatMap(Compiled::refusal).isPresent()) {
      return;
    }
    String clocks = keys.clocks(build, load);
    boolean untimed = compiled.isEmpty() || results.find(clocks).isEmpty();
    boolean unseen = simulates && claims(build);
    if (untimed || unseen) {
      Map<String, Load> step = step(build);
      points.merge(Group.of(build), 1, Integer::sum);
      if (untimed) {
        step.put(clocks, load);
      }
    }
  }

  /** Whether a simulation is missing that no point before this one has asked for. */
  private boolean claims(Build build) throws IOException {
    String simulated = keys.simulated(build);
    boolean first = results.find(simulated).isEmpty() && claimed.add(simulated);
    if (first) {
      simulations.put(Group.of(build), simulated);
    }
    return first;
  }

  private Map<String, Load> step(Build build) {
    return steps
        .computeIfAbsent(Group.of(build), group -> new LinkedHashMap<>())
        .computeIfAbsent(build, b -> new LinkedHashMap<>());
  }

  private Work work(Group group, Map<Build, Map<String, Load>> builds) {
    List<Work.Step> all = new ArrayList<>();
    builds.forEach((build, loads) -> all.add(new Work.Step(build, keys.compiled(build), loads)));
    return new Work(all, points.get(group), Optional.ofNullable(simulations.get(group)));
  }
}
