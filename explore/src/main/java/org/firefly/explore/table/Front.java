package org.firefly.explore.table;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.firefly.explore.study.Metric;

/**
 * Rows of which none is as good as another one in both metrics and better in one (Pareto's front).
 */
final class Front {
  private Front() {}

  /**
   * The front, from the best in the first metric to the best in the second; of rows that are equal
   * in both, the first.
   *
   * @param rows those in which both are not known are left out
   */
  static List<Row> of(List<Row> rows, Metric first, Metric second) {
    List<Row> sorted =
        rows.stream()
            .filter(row -> Scores.merit(row, first).isPresent())
            .filter(row -> Scores.merit(row, second).isPresent())
            .sorted(by(first).thenComparing(by(second)).reversed())
            .toList();
    List<Row> front = new ArrayList<>();
    double best = Double.NEGATIVE_INFINITY;
    for (Row row : sorted) {
      double merit = Scores.merit(row, second).orElseThrow();
      if (merit > best) {
        front.add(row);
        best = merit;
      }
    }
    return front;
  }

  private static Comparator<Row> by(Metric metric) {
    return Comparator.comparingDouble(row -> Scores.merit(row, metric).orElseThrow());
  }
}
