package org.firefly.explore.table;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.firefly.explore.run.Counts;
import org.firefly.explore.study.Metric;
import org.firefly.report.model.StudyReport;
import org.firefly.report.model.StudyReport.Dot;
import org.firefly.report.model.StudyReport.Plane;

/** A study as a page shows it. */
public final class Planes {
  private Planes() {}

  /**
   * The page's data, which is the same in every run of a study.
   *
   * @param name of the study
   * @param choice among the rows of the table
   */
  public static StudyReport report(String name, Table table, Counts counts, Choice choice) {
    List<String> sentences = new ArrayList<>();
    sentences.add(counts.total());
    sentences.addAll(choice.sentences());
    sentences.add(
        "Clocks are estimates of the clock model; accuracy is bit-exact; energy is that of the"
            + " arithmetic alone by a named model, never measured.");
    return new StudyReport(
        name,
        sentences,
        all(table.rows(), choice.best()),
        Columns.ALL.stream().map(Column::name).toList(),
        table.records());
  }

  private static List<Plane> all(List<Row> rows, Optional<Row> best) {
    List<Plane> planes = new ArrayList<>();
    plane(planes, rows, best, "Accuracy over latency", Axis.LATENCY, Axis.ACCURACY);
    plane(planes, rows, best, "Throughput over latency", Axis.LATENCY, Axis.THROUGHPUT);
    plane(planes, rows, best, "Accuracy over energy", Axis.ENERGY, Axis.ACCURACY);
    plane(planes, rows, best, "Throughput over DSP slices", Axis.DSP, Axis.THROUGHPUT);
    return planes;
  }

  /** An axis and its title. */
  private enum Axis {
    LATENCY(Metric.LATENCY, "latency of a batch block, us"),
    ACCURACY(Metric.ACCURACY, "accuracy"),
    THROUGHPUT(Metric.THROUGHPUT, "images/s"),
    ENERGY(Metric.ENERGY, "estimated energy of the arithmetic, nJ per image"),
    DSP(Metric.DSP, "share of the DSP slices");

    private final Metric metric;
    private final String title;

    Axis(Metric metric, String title) {
      this.metric = metric;
      this.title = title;
    }
  }

  private static void plane(
      List<Plane> planes, List<Row> rows, Optional<Row> best, String title, Axis x, Axis y) {
    List<Dot> dots = dots(rows, x, y);
    if (dots.isEmpty()) {
      return;
    }
    planes.add(
        new Plane(
            title,
            x.title,
            y.title,
            dots,
            dots(Front.of(rows, x.metric, y.metric), x, y),
            best.flatMap(row -> dots(List.of(row), x, y).stream().findFirst())));
  }

  /** Those of which both are known; there is no magnitude of 0. */
  private static List<Dot> dots(List<Row> rows, Axis x, Axis y) {
    List<Dot> dots = new ArrayList<>();
    for (Row row : rows) {
      Optional<Double> across = Scores.of(row, x.metric).filter(value -> value > 0);
      Optional<Double> up = Scores.of(row, y.metric);
      if (across.isPresent() && up.isPresent()) {
        dots.add(new Dot(across.get(), up.get(), Descriptions.setting(row)));
      }
    }
    return dots;
  }
}
