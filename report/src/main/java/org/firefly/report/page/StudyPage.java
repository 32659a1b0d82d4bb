package org.firefly.report.page;

import static j2html.TagCreator.div;
import static j2html.TagCreator.each;
import static j2html.TagCreator.h1;
import static j2html.TagCreator.p;

import j2html.tags.DomContent;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.firefly.report.chart.Chart;
import org.firefly.report.chart.LineChart;
import org.firefly.report.model.StudyReport;
import org.firefly.report.model.StudyReport.Dot;
import org.firefly.report.model.StudyReport.Plane;
import org.firefly.report.page.DataTable.Cell;

/** A study as a page like that of a report: planes with their best points, and all points. */
public final class StudyPage {
  /** Rows beyond make a page that browsers are slow with. */
  private static final int MOST_ROWS = 2000;

  private StudyPage() {}

  /** The page. */
  public static String of(StudyReport study) {
    return Page.of(
        study.name(),
        div(h1(study.name()), each(study.sentences(), sentence -> p(sentence))),
        List.of(
            new Section("planes", "Which points are best", planes(study)),
            new Section("points", "All points", points(study))),
        study);
  }

  private static List<DomContent> planes(StudyReport study) {
    List<DomContent> content = new ArrayList<>();
    content.add(
        p(
            "The line joins the points of Pareto's front: none is as good as another one in both"
                + " figures and better in one. A pointer on a point shows what it is."));
    study
        .planes()
        .forEach(plane -> content.add(Figure.of(plane.title(), chart(plane), front(plane))));
    return content;
  }

  private static Chart chart(Plane plane) {
    LineChart chart =
        LineChart.overMagnitudes(plane.x(), plane.y())
            .cloud("points", dots(plane.points()))
            .bareLine("front", dots(plane.front()));
    plane.best().ifPresent(best -> chart.cloud("best under the limits", dots(List.of(best))));
    return chart.chart();
  }

  private static List<LineChart.Point> dots(List<Dot> dots) {
    return dots.stream().map(dot -> new LineChart.Point(dot.x(), dot.y(), dot.name())).toList();
  }

  private static DomContent front(Plane plane) {
    DataTable table = new DataTable(plane.title() + ": the front", "point", plane.x(), plane.y());
    plane
        .front()
        .forEach(
            dot -> table.row(Cell.text(dot.name()), Cell.decimal(dot.x()), Cell.decimal(dot.y())));
    return table.content();
  }

  private static List<DomContent> points(StudyReport study) {
    List<String> varying = new ArrayList<>();
    List<String> same = new ArrayList<>();
    for (String column : study.columns()) {
      List<Object> values =
          study.points().stream().map(point -> point.get(column)).distinct().limit(2).toList();
      if (values.size() > 1) {
        varying.add(column);
      } else if (values.stream().anyMatch(Objects::nonNull)) {
        same.add(column + " = " + values.get(0));
      }
    }
    List<DomContent> content = new ArrayList<>();
    content.add(p("The same in all points: " + String.join(", ", same) + "."));
    if (study.points().size() > MOST_ROWS) {
      content.add(p("There are too many points for a page; results.csv has them."));
    } else if (!varying.isEmpty()) {
      content.add(table(study.points(), varying));
    }
    return content;
  }

  private static DomContent table(List<Map<String, Object>> points, List<String> columns) {
    List<String> titles = new ArrayList<>(List.of("point"));
    titles.addAll(columns);
    DataTable table = new DataTable("Points", titles.toArray(String[]::new));
    for (int i = 0; i < points.size(); i++) {
      Map<String, Object> point = points.get(i);
      List<Cell> cells = new ArrayList<>(List.of(Cell.count(i)));
      columns.forEach(column -> cells.add(cell(point.get(column))));
      table.row(cells.toArray(Cell[]::new));
    }
    return table.content();
  }

  private static Cell cell(Object value) {
    if (value instanceof Double number) {
      return Cell.decimal(number);
    }
    if (value instanceof Number number) {
      return Cell.count(number.longValue());
    }
    return Cell.text(Objects.toString(value, ""));
  }
}
