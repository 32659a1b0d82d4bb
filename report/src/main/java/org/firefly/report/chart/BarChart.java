package org.firefly.report.chart;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Bars that lie, a row for each name. */
public final class BarChart {
  private final List<String> names;
  private final String unit;
  private final List<Map<String, Object>> series = new ArrayList<>();

  /**
   * A chart without bars yet.
   *
   * @param names of the rows, the first at the top
   * @param unit of the values
   */
  public BarChart(List<String> names, String unit) {
    this.names = names;
    this.unit = unit;
  }

  /** Adds a bar to each row, beside those of other series. */
  public BarChart bars(String title, List<? extends Number> values) {
    series.add(Options.of("type", "bar", "name", title, "data", values));
    return this;
  }

  /** Adds a part to the bar of each row, behind those of other series. */
  public BarChart stacked(String title, List<? extends Number> values) {
    series.add(Options.of("type", "bar", "name", title, "stack", "all", "data", values));
    return this;
  }

  /** Adds a mark to each row. */
  public BarChart marks(String title, List<? extends Number> values) {
    series.add(
        Options.of(
            "type",
            "scatter",
            "name",
            title,
            "symbol",
            "diamond",
            "symbolSize",
            14,
            "itemStyle",
            Options.of("color", "#000", "borderColor", "#fff", "borderWidth", 1),
            "z",
            5,
            "data",
            values));
    return this;
  }

  /** The chart. */
  public Chart chart() {
    Map<String, Object> rows = Options.with(Chart.names("", names), "inverse", true);
    Map<String, Object> option = Chart.plane(Chart.numbers(unit), rows);
    option = Options.with(option, "legend", Options.of("top", 8, "left", 8));
    option =
        Options.with(
            option,
            "tooltip",
            Options.of("trigger", "axis", "axisPointer", Options.of("type", "shadow")));
    int rowsOfBars = names.size() * (stacks() ? 1 : Math.max(1, series.size()));
    return new Chart(Options.with(option, "series", series), Chart.heightOf(rowsOfBars));
  }

  private boolean stacks() {
    return series.stream().anyMatch(one -> one.containsKey("stack"));
  }
}
