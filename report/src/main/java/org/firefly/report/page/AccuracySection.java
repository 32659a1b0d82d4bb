package org.firefly.report.page;

import j2html.tags.DomContent;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.firefly.report.chart.Chart;
import org.firefly.report.chart.Heatmap;
import org.firefly.report.model.Accuracy;
import org.firefly.report.model.FloatComparison;
import org.firefly.report.page.DataTable.Cell;

/** Right and wrong answers. */
final class AccuracySection {
  private AccuracySection() {}

  static Section of(Optional<Accuracy> accuracy, Optional<FloatComparison> comparison) {
    List<DomContent> content = new ArrayList<>();
    accuracy.ifPresent(
        a -> {
          content.add(summary(a).content());
          content.add(Figure.of("Confusion: samples by label and answer", chart(a), table(a)));
        });
    comparison
        .filter(c -> !c.changed().isEmpty())
        .ifPresent(c -> content.add(changed(c).content()));
    return new Section("accuracy", "Accuracy", content);
  }

  private static DataTable summary(Accuracy accuracy) {
    return new DataTable("Answers of the int8 network", "", "value")
        .row(Cell.text("samples"), Cell.count(accuracy.samples()))
        .row(Cell.text("right"), Cell.percent(accuracy.share()));
  }

  private static Chart chart(Accuracy accuracy) {
    return Heatmap.of(
        new Heatmap.Titles("answer", accuracy.classes()),
        new Heatmap.Titles("label", accuracy.classes()),
        accuracy.confusion(),
        true);
  }

  private static DomContent table(Accuracy accuracy) {
    List<String> titles = new ArrayList<>(List.of("label"));
    accuracy.classes().forEach(name -> titles.add("answer " + name));
    DataTable table = new DataTable("Confusion", titles.toArray(String[]::new));
    for (int label = 0; label < accuracy.classes().size(); label++) {
      List<Cell> cells = new ArrayList<>(List.of(Cell.text(accuracy.classes().get(label))));
      accuracy.confusion().get(label).forEach(count -> cells.add(Cell.count(count)));
      table.row(cells.toArray(Cell[]::new));
    }
    return table.content();
  }

  private static DataTable changed(FloatComparison comparison) {
    DataTable table =
        new DataTable(
            "Samples whose class int8 changed, of the first " + Numbers.count(comparison.samples()),
            "sample",
            "label",
            "float",
            "int8");
    for (FloatComparison.Changed changed : comparison.changed()) {
      table.row(
          Cell.count(changed.sample()),
          Cell.text(changed.label().orElse("-")),
          Cell.text(changed.floatClass()),
          Cell.text(changed.int8Class()));
    }
    return table;
  }
}
