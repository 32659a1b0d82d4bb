package org.firefly.explore.table;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.firefly.explore.study.Goal;
import org.firefly.explore.study.Limit;
import org.firefly.explore.study.Metric;

/**
 * The best row under the limits of a goal.
 *
 * @param best if any keeps them all
 * @param by what it is best by; ties go to the next one, then to the first row
 * @param allowed rows that keep all limits
 * @param maybe rows that keep all limits of what is known of them, while something is not
 * @param unknown what is not known of these
 * @param goal that was asked for
 */
public record Choice(
    Optional<Row> best, List<Metric> by, int allowed, int maybe, List<Metric> unknown, Goal goal) {
  /** The choice among rows. */
  public static Choice of(Table table, Goal goal) {
    List<Row> rows =
        table.rows().stream().filter(row -> row.finding().refusal().isEmpty()).toList();
    List<Row> allowed = rows.stream().filter(row -> keeps(row, goal.limits(), false)).toList();
    List<Row> maybe =
        rows.stream()
            .filter(row -> keeps(row, goal.limits(), true) && !keeps(row, goal.limits(), false))
            .toList();
    List<Metric> unknown =
        goal.limits().stream()
            .map(Limit::metric)
            .filter(metric -> maybe.stream().anyMatch(row -> Scores.of(row, metric).isEmpty()))
            .toList();
    List<Metric> by = order(goal, rows);
    return new Choice(best(allowed, by), by, allowed.size(), maybe.size(), unknown, goal);
  }

  /** What is asked for, then accuracy if it is known, then throughput. */
  private static List<Metric> order(Goal goal, List<Row> rows) {
    List<Metric> order = new ArrayList<>();
    goal.best().ifPresent(order::add);
    boolean judged = rows.stream().anyMatch(row -> Scores.of(row, Metric.ACCURACY).isPresent());
    if (judged && !order.contains(Metric.ACCURACY)) {
      order.add(Metric.ACCURACY);
    }
    if (!order.contains(Metric.THROUGHPUT)) {
      order.add(Metric.THROUGHPUT);
    }
    return order;
  }

  private static boolean keeps(Row row, List<Limit> limits, boolean ifUnknown) {
    return limits.stream()
        .allMatch(limit -> Scores.of(row, limit.metric()).map(limit::allows).orElse(ifUnknown));
  }

  private static Optional<Row> best(List<Row> rows, List<Metric> by) {
    Row best = null;
    for (Row row : rows) {
      if (best == null || comparator(by).compare(row, best) > 0) {
        best = row;
      }
    }
    return Optional.ofNullable(best);
  }

  /** What is not known is worse than anything. */
  private static Comparator<Row> comparator(List<Metric> by) {
    return by.stream()
        .map(
            metric ->
                Comparator.comparingDouble(
                    (Row row) -> Scores.merit(row, metric).orElse(Double.NEGATIVE_INFINITY)))
        .reduce(Comparator::thenComparing)
        .orElseThrow();
  }

  /** One or more sentences for people. */
  public List<String> sentences() {
    List<String> sentences = new ArrayList<>();
    String order = by.stream().map(Metric::key).collect(Collectors.joining(", then "));
    sentences.add(
        best.map(row -> "Best by " + order + limits() + ": " + Descriptions.of(row) + ".")
            .orElse("No point can be chosen" + limits() + "."));
    if (maybe > 0) {
      sentences.add(
          String.format(
              Locale.ROOT,
              "%d more point%s might keep the limits, but nobody knows their %s: the study can name"
                  + " reports of firefly synth --json under synthesis, and samples under data.",
              maybe,
              maybe == 1 ? "" : "s",
              unknown.stream().map(Metric::key).collect(Collectors.joining(" and "))));
    }
    return sentences;
  }

  private String limits() {
    return goal.limits().isEmpty()
        ? ""
        : goal.limits().stream()
            .map(Limit::description)
            .collect(Collectors.joining(", ", " with ", ""));
  }
}
