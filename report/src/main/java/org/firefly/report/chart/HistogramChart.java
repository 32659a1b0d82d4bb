package org.firefly.report.chart;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Counts of values in bins, with lines where their range ends if that is near. */
public final class HistogramChart {
  private static final int HEIGHT = 260;

  /** A range so many times wider than the values would leave nothing of them to see. */
  private static final int MOST_EMPTY = 4;

  private HistogramChart() {}

  /**
   * A chart.
   *
   * @param unit of the values
   * @param first lower end of the first bin
   * @param width of a bin
   * @param counts values in each bin
   * @param rangeMin smallest value that has room
   * @param rangeMax largest value that has room
   */
  public static Chart of(
      String unit,
      double first,
      double width,
      List<Long> counts,
      double rangeMin,
      double rangeMax) {
    List<List<Number>> bins =
        IntStream.range(0, counts.size())
            .mapToObj(i -> List.<Number>of(first + (i + 0.5) * width, counts.get(i)))
            .toList();
    double last = first + width * counts.size();
    boolean wide = rangeMax - rangeMin > MOST_EMPTY * (last - first);
    Map<String, Object> x = Chart.numbers(unit);
    x = Options.with(x, "min", wide ? first : Math.min(rangeMin, first));
    x = Options.with(x, "max", wide ? last : Math.max(rangeMax, last));
    Map<String, Object> option = Chart.plane(x, Chart.numbers("values"));
    option = Options.with(option, "tooltip", Options.of("trigger", "axis"));
    Map<String, Object> bars =
        Options.of(
            "type",
            "bar",
            "name",
            "values",
            "barWidth",
            "90%",
            "data",
            bins,
            "markLine",
            Options.of(
                "symbol",
                "none",
                "label",
                Options.of("formatter", "{b}"),
                "data",
                List.of(end("smallest", rangeMin), end("largest", rangeMax))));
    return new Chart(Options.with(option, "series", List.of(bars)), HEIGHT);
  }

  private static Map<String, Object> end(String name, double value) {
    return Options.of("name", name, "xAxis", value);
  }
}
