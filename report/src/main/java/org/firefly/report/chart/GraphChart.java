package org.firefly.report.chart;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Nodes in rows by their level, with arrows between them. */
public final class GraphChart {
  private static final int ROW = 44;
  private static final int COLUMN = 320;
  private static final int MARGIN = 60;
  private static final int SIZE = 12;
  private static final double BEND = 0.3;

  private GraphChart() {}

  /**
   * A node.
   *
   * @param text what stands beside it
   * @param level row, from 0
   */
  public record Box(String name, String text, int level) {}

  /**
   * An arrow.
   *
   * @param dashed whether it closes a cycle
   * @param bent whether nodes may lie between its ends, which it must not run through
   */
  public record Arrow(String source, String target, boolean dashed, boolean bent) {}

  /** A chart. */
  public static Chart of(List<Box> boxes, List<Arrow> arrows) {
    Map<Integer, Integer> placesInLevel = new HashMap<>();
    List<Map<String, Object>> nodes = new ArrayList<>();
    for (Box box : boxes) {
      int place = placesInLevel.merge(box.level(), 1, Integer::sum) - 1;
      nodes.add(
          Options.of(
              "name",
              box.name(),
              "x",
              place * COLUMN,
              "y",
              box.level() * ROW,
              "label",
              Options.of("formatter", box.text())));
    }
    int levels = boxes.stream().mapToInt(Box::level).max().orElse(0) + 1;
    Map<String, Object> option =
        Options.with(Chart.base(), "series", List.of(series(nodes, arrows)));
    return new Chart(option, levels * ROW + MARGIN);
  }

  private static Map<String, Object> series(List<Map<String, Object>> nodes, List<Arrow> arrows) {
    Map<String, Object> series =
        Options.of(
            "type",
            "graph",
            "layout",
            "none",
            "symbol",
            "rect",
            "symbolSize",
            SIZE,
            "itemStyle",
            Options.of("color", "#000000"),
            "label",
            Options.of("show", true, "position", "right", "fontSize", 13, "color", "#000000"),
            "edgeSymbol",
            List.of("none", "arrow"),
            "edgeSymbolSize",
            8,
            "top",
            MARGIN / 2,
            "bottom",
            MARGIN / 2);
    series = Options.with(series, "data", nodes);
    return Options.with(series, "links", arrows.stream().map(GraphChart::link).toList());
  }

  private static Map<String, Object> link(Arrow arrow) {
    return Options.of(
        "source",
        arrow.source(),
        "target",
        arrow.target(),
        "lineStyle",
        Options.of(
            "color",
            "#000000",
            "type",
            arrow.dashed() ? "dashed" : "solid",
            "curveness",
            arrow.bent() ? BEND : 0));
  }
}
