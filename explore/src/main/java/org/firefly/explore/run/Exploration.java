package org.firefly.explore.run;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.firefly.explore.stage.Build;
import org.firefly.explore.stage.Clocks;
import org.firefly.explore.stage.Compiled;
import org.firefly.explore.stage.Keys;
import org.firefly.explore.stage.Load;
import org.firefly.explore.stage.Outcome;
import org.firefly.explore.stage.Simulated;
import org.firefly.explore.stage.StageResult;
import org.firefly.explore.stage.Subjects;
import org.firefly.explore.stage.Work;
import org.firefly.explore.study.Study;
import org.firefly.runtime.ProgressListener;

/** Carries a study out: does what is missing until nothing is. */
public final class Exploration {
  private final List<Point> points;
  private final Keys keys;
  private final Results results;
  private final boolean simulates;
  private int compilations;
  private int simulations;

  /**
   * A study and what is known of it.
   *
   * @param results of earlier runs, to which those of this one are added
   */
  public Exploration(Study study, Subjects subjects, Results results) {
    points = Point.of(study);
    keys = new Keys(subjects);
    this.results = results;
    simulates = study.data().isPresent();
  }

  /**
   * Does what is missing. Each result is kept as soon as it is there, so that a run that ends
   * before loses nothing but what was under way.
   *
   * @param progress hears of points that are finished
   * @return what every point found, in the order of the study
   * @throws InterruptedException when the thread was interrupted
   */
  public List<Finding> run(WorkRunner runner, ProgressListener progress)
      throws IOException, InterruptedException {
    for (List<Work> work = missing(); !work.isEmpty(); work = missing()) {
      carryOut(work, runner, progress);
    }
    return findings();
  }

  private void carryOut(List<Work> work, WorkRunner runner, ProgressListener progress)
      throws IOException, InterruptedException {
    AtomicInteger finished =
        new AtomicInteger(points.size() - work.stream().mapToInt(Work::points).sum());
    progress.progress(finished.get(), points.size());
    runner.run(
        work,
        outcome -> {
          keep(outcome);
          progress.progress(finished.addAndGet(outcome.points()), points.size());
        });
  }

  private List<Work> missing() throws IOException {
    return new Missing(keys, results, simulates).work(points);
  }

  private void keep(Outcome outcome) throws IOException {
    compilations += outcome.compilations();
    simulations += outcome.simulations();
    for (Map.Entry<String, StageResult> result : outcome.results().entrySet()) {
      results.keep(result.getKey(), result.getValue());
    }
  }

  private List<Finding> findings() throws IOException {
    List<Finding> findings = new ArrayList<>();
    for (Point point : points) {
      findings.add(finding(point));
    }
    return findings;
  }

  private Finding finding(Point point) throws IOException {
    if (point.build().isEmpty()) {
      return new Finding(point, Optional.empty(), Optional.empty(), Optional.empty());
    }
    Build build = point.build().get();
    Load load = Load.of(point.board().orElseThrow());
    return new Finding(
        point,
        find(keys.compiled(build), Compiled.class),
        find(keys.clocks(build, load), Clocks.class),
        simulates ? find(keys.simulated(build), Simulated.class) : Optional.empty());
  }

  private <R extends StageResult> Optional<R> find(String key, Class<R> type) throws IOException {
    return results.find(key).map(type::cast);
  }

  /** How much the study took. */
  public Counts counts() throws IOException {
    Set<String> compiled = new HashSet<>();
    Set<String> simulated = new HashSet<>();
    int asked = 0;
    int refused = 0;
    for (Finding finding : findings()) {
      Optional<Build> build = finding.point().build();
      build.ifPresent(b -> compiled.add(keys.compiled(b)));
      asked += build.isPresent() ? 1 : 0;
      finding.simulated().ifPresent(s -> simulated.add(keys.simulated(build.orElseThrow())));
      refused += finding.refusal().isPresent() ? 1 : 0;
    }
    return new Counts(
        points.size(),
        asked,
        refused,
        compiled.size(),
        simulated.size(),
        compilations,
        simulations);
  }
}
