package org.firefly.explore.study;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What is wanted of the best choice.
 *
 * @param limits that it keeps, at most one of a metric
 * @param best by what it is best; if empty, by accuracy where it is known, then by throughput
 */
public record Goal(List<Limit> limits, Optional<Metric> best) {
  public Goal {
    limits = List.copyOf(limits);
  }

  /** This goal where another one, such as that of the command line, says nothing. */
  public Goal orElse(Goal other) {
    List<Limit> all = new ArrayList<>(limits);
    for (Limit limit : other.limits) {
      if (limits.stream().noneMatch(mine -> mine.metric() == limit.metric())) {
        all.add(limit);
      }
    }
    return new Goal(all, best.or(other::best));
  }
}
