package org.firefly.report.chart;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Lines and points over two numbers. */
public final class LineChart {
  private static final int HEIGHT = 360;
  private static final List<String> SYMBOLS =
      List.of("circle", "rect", "triangle", "diamond", "pin", "arrow", "roundRect");
  private static final List<String> DASHES = List.of("solid", "dashed", "dotted");

  private final Map<String, Object> x;
  private final Map<String, Object> y;
  private final List<Map<String, Object>> series = new ArrayList<>();

  private LineChart(Map<String, Object> x, Map<String, Object> y) {
    this.x = x;
    this.y = y;
  }

  /** Over numbers. */
  public static LineChart linear(String x, String y) {
    return new LineChart(Options.with(Chart.numbers(x), "scale", true), Chart.numbers(y));
  }

  /** Over magnitudes that lie and numbers that stand. */
  public static LineChart overMagnitudes(String x, String y) {
    return new LineChart(Chart.magnitudes(x), Options.with(Chart.numbers(y), "scale", true));
  }

  /** Over magnitudes on both axes. */
  public static LineChart logarithmic(String x, String y) {
    return new LineChart(Chart.magnitudes(x), Chart.magnitudes(y));
  }

  /** Over names. */
  public static LineChart named(String x, List<String> names, String y) {
    return new LineChart(Chart.names(x, names), Chart.numbers(y));
  }

  /** A point with what it is called. */
  public record Point(Number x, Number y, String name) {}

  /** Adds a line through points. */
  public LineChart line(String title, List<Point> points) {
    return line(title, points, label());
  }

  private LineChart line(String title, List<Point> points, Map<String, Object> label) {
    series.add(
        Options.of(
            "type",
            "line",
            "name",
            title,
            "symbol",
            SYMBOLS.get(series.size() % SYMBOLS.size()),
            "symbolSize",
            9,
            "lineStyle",
            Options.of("width", 2, "type", DASHES.get(series.size() % DASHES.size())),
            "label",
            label,
            "data",
            data(points)));
    return this;
  }

  /** Adds points alone. */
  public LineChart points(String title, List<Point> points) {
    return scatter(title, points, label());
  }

  /** Adds points that are too many for labels; a pointer shows what each is. */
  public LineChart cloud(String title, List<Point> points) {
    return scatter(title, points, Options.of("show", false));
  }

  /** Adds a line through points of which a pointer shows what each is. */
  public LineChart bareLine(String title, List<Point> points) {
    return line(title, points, Options.of("show", false));
  }

  private LineChart scatter(String title, List<Point> points, Map<String, Object> label) {
    series.add(
        Options.of(
            "type",
            "scatter",
            "name",
            title,
            "symbol",
            SYMBOLS.get(series.size() % SYMBOLS.size()),
            "symbolSize",
            11,
            "label",
            label,
            "data",
            data(points)));
    return this;
  }

  private static Map<String, Object> label() {
    return Options.of("show", true, "position", "top", "formatter", "{b}");
  }

  private static List<Map<String, Object>> data(List<Point> points) {
    return points.stream()
        .map(point -> Options.of("name", point.name(), "value", List.of(point.x(), point.y())))
        .toList();
  }

  /** The chart. */
  public Chart chart() {
    Map<String, Object> option = Chart.plane(x, y);
    option = Options.with(option, "legend", Options.of("top", 8, "left", 8));
    option = Options.with(option, "tooltip", Options.of("trigger", "item"));
    return new Chart(Options.with(option, "series", series), HEIGHT);
  }
}
