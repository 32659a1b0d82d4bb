package org.firefly.report.chart;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** A table of numbers by shades of grey. */
public final class Heatmap {
  private static final List<String> SHADES = List.of("#ffffff", "#bdbdbd", "#252525");
  private static final int SMALLEST = 220;
  private static final int LARGEST = 560;

  private Heatmap() {}

  /**
   * A chart.
   *
   * @param columns titles of the columns
   * @param rows titles of the rows, the first at the top
   * @param values [row][column]
   * @param labelled whether each cell shows its number
   */
  public static Chart of(
      Titles columns,
      Titles rows,
      List<? extends List<? extends Number>> values,
      boolean labelled) {
    Map<String, Object> option =
        Chart.plane(
            Chart.names(columns.axis(), columns.names()),
            Options.with(Chart.names(rows.axis(), rows.names()), "inverse", true));
    option = Options.with(option, "tooltip", Options.of("position", "top"));
    option =
        Options.with(
            option,
            "visualMap",
            Options.of(
                "min",
                0,
                "max",
                largest(values),
                "orient",
                "horizontal",
                "left",
                8,
                "top",
                4,
                "calculable",
                true,
                "inRange",
                Options.of("color", SHADES)));
    option = Options.with(option, "series", List.of(series(values, labelled)));
    int cell = labelled ? 40 : 14;
    int height = Math.max(SMALLEST, Math.min(LARGEST, 120 + cell * values.size()));
    return new Chart(option, height);
  }

  /**
   * Titles along an axis.
   *
   * @param axis of the axis itself
   * @param names of its places
   */
  public record Titles(String axis, List<String> names) {
    /** The numbers from 0. */
    public static Titles numbered(String axis, int count) {
      return new Titles(axis, IntStream.range(0, count).mapToObj(Integer::toString).toList());
    }
  }

  private static Map<String, Object> series(
      List<? extends List<? extends Number>> values, boolean labelled) {
    List<List<Number>> cells = new ArrayList<>();
    for (int row = 0; row < values.size(); row++) {
      for (int column = 0; column < values.get(row).size(); column++) {
        cells.add(List.of(column, row, values.get(row).get(column)));
      }
    }
    return Options.of(
        "type",
        "heatmap",
        "data",
        cells,
        "label",
        Options.of("show", labelled),
        "itemStyle",
        Options.of("borderColor", "#9e9e9e", "borderWidth", labelled ? 1 : 0));
  }

  private static double largest(List<? extends List<? extends Number>> values) {
    return values.stream().flatMap(List::stream).mapToDouble(Number::doubleValue).max().orElse(1);
  }
}
