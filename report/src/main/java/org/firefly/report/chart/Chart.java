package org.firefly.report.chart;

import java.util.List;
import java.util.Map;

/**
 * A chart.
 *
 * @param option what ECharts draws
 * @param height in pixels
 */
public record Chart(Map<String, Object> option, int height) {
  private static final int LABEL_SPACE = 110;
  private static final int ROW_HEIGHT = 34;

  /** From an upright axis to its title, past its numbers. */
  private static final int TITLE_GAP = 58;

  /** A height with room for rows of bars. */
  static int heightOf(int rows) {
    return LABEL_SPACE + rows * ROW_HEIGHT;
  }

  /** What all charts have in common: patterns beside colours, a tooltip, no motion. */
  static Map<String, Object> base() {
    return Options.of(
        "animation",
        false,
        "aria",
        Options.of("enabled", true, "decal", Options.of("show", true)),
        "toolbox",
        Options.of(
            "right",
            8,
            "feature",
            Options.of("saveAsImage", Options.of("title", "Save as SVG", "type", "svg"))));
  }

  /** The same with two axes. */
  static Map<String, Object> plane(Map<String, Object> x, Map<String, Object> y) {
    Map<String, Object> option = Options.with(base(), "xAxis", x);
    option = Options.with(option, "yAxis", Options.with(y, "nameGap", TITLE_GAP));
    return Options.with(
        option,
        "grid",
        Options.of("left", 40, "right", 56, "top", 56, "bottom", 40, "containLabel", true));
  }

  /** An axis of names. */
  static Map<String, Object> names(String title, List<String> names) {
    return Options.of(
        "type", "category", "name", title, "nameLocation", "middle", "nameGap", 28, "data", names);
  }

  /** An axis of numbers. */
  static Map<String, Object> numbers(String title) {
    return axis("value", title);
  }

  /** An axis of numbers by their magnitude. */
  static Map<String, Object> magnitudes(String title) {
    return axis("log", title);
  }

  private static Map<String, Object> axis(String type, String title) {
    return Options.of("type", type, "name", title, "nameLocation", "middle", "nameGap", 32);
  }
}
