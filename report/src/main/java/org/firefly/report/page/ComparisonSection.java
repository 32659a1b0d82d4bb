package org.firefly.report.page;

import j2html.tags.DomContent;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.firefly.report.chart.BarChart;
import org.firefly.report.chart.Chart;
import org.firefly.report.model.FloatComparison;
import org.firefly.report.page.DataTable.Cell;

/** Float against int8. */
final class ComparisonSection {
  private ComparisonSection() {}

  static Section of(Optional<FloatComparison> comparison) {
    List<DomContent> content = new ArrayList<>();
    comparison.ifPresent(
        c -> {
          content.add(summary(c).content());
          content.add(Figure.of("Spikes on which both networks agree", agreement(c), table(c)));
          content.add(Figure.of("Firing rates of both networks", rates(c), table(c)));
        });
    return new Section("comparison", "Float against int8", content);
  }

  private static DataTable summary(FloatComparison comparison) {
    DataTable table =
        new DataTable("Both networks on the same samples", "", "value")
            .row(Cell.text("samples, the first of the set"), Cell.count(comparison.samples()))
            .row(Cell.text("equal classes"), Cell.percent(comparison.classesEqual()));
    comparison.accuracyFloat().ifPresent(a -> table.row(Cell.text("float right"), Cell.percent(a)));
    comparison.accuracyInt8().ifPresent(a -> table.row(Cell.text("int8 right"), Cell.percent(a)));
    return table;
  }

  private static List<String> names(FloatComparison comparison) {
    return comparison.layers().stream().map(FloatComparison.Layer::name).toList();
  }

  private static Chart agreement(FloatComparison comparison) {
    return new BarChart(names(comparison), "share of neurons, steps and samples")
        .bars(
            "equal spikes",
            comparison.layers().stream().map(FloatComparison.Layer::equalSpikes).toList())
        .chart();
  }

  private static Chart rates(FloatComparison comparison) {
    return new BarChart(names(comparison), "share of outputs that are spikes")
        .bars("float", comparison.layers().stream().map(FloatComparison.Layer::rateFloat).toList())
        .bars("int8", comparison.layers().stream().map(FloatComparison.Layer::rateInt8).toList())
        .chart();
  }

  private static DomContent table(FloatComparison comparison) {
    DataTable table =
        new DataTable(
            "Layers of both networks", "layer", "equal spikes", "rate float", "rate int8");
    comparison
        .layers()
        .forEach(
            layer ->
                table.row(
                    Cell.text(layer.name()),
                    Cell.percent(layer.equalSpikes()),
                    Cell.percent(layer.rateFloat()),
                    Cell.percent(layer.rateInt8())));
    return table.content();
  }
}
