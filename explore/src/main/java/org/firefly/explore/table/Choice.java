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
 * @param unknown rows that keep all limits that are known of them, while another one is not
 * @param goal that was asked for
 */
public record Choice(Optional<Row> best, List<Metric> by, int allowed, int unknown, Goal goal) {
  /** The choice among rows. */
  public static Choice of(Table table, Goal goal) {
    List<Row> rows =
        table.rows().stream().filter(row -> row.finding().refusal().isEmpty()).toList();
    List<Row> allowed = rows.stream().filter(row -> keeps(row, goal.limits(), false)).toList();
    long maybe = rows.stream().filter(row -> keeps(row, goal.limits(), true)).count();
    List<Metric> by = order(goal, rows);
    return new Choice(best(allowed, by), by, allowed.size(), (int) maybe - allowed.size(), goal);
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
    if (unknown > 0) {
      sentences.add(
          String.format(
              Locale.ROOT,
              "%d more point%s might keep the limits, but their %s is not known (look-up tables and"
                  + " flip-flops are when firefly synth --json has written a report that the study"
                  + " names under synthesis, accuracy and energy with data).",
              unknown,
              unknown == 1 ? "" : "s",
              unknownMetrics()));
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

  private String unknownMetrics() {
    return goal.limits().stream()
        .map(limit -> limit.metric().key())
        .collect(Collectors.joining(" or "));
  }
}
