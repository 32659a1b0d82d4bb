package org.firefly.report.page;

import static j2html.TagCreator.p;

import j2html.tags.DomContent;
import java.util.List;
import java.util.function.ToLongFunction;
import org.firefly.report.chart.BarChart;
import org.firefly.report.chart.Chart;
import org.firefly.report.chart.LineChart;
import org.firefly.report.model.LayerClocks;
import org.firefly.report.model.Roofline;
import org.firefly.report.page.DataTable.Cell;

/** Where the clocks go, and what the board allows. */
final class ClocksSection {
  private ClocksSection() {}

  static Section of(List<LayerClocks> layers, Roofline roofline) {
    return new Section(
        "clocks",
        "Clocks of the accelerator",
        List.of(
            p(
                "Estimates of the clock model, of one batch block on one core; the host's layer is not"
                    + " counted. Compute: positions enter the array. Weights, spikes, output: the array"
                    + " waits for them. Swap: passes are shorter than the load of a tile. Ideal: an array"
                    + " that never waits, and more than the clocks where weights came while earlier layers ran; use is the share of the clocks in which a dense array would"
                    + " work."),
            Figure.of("Clocks of each layer by what they go into", clocks(layers), table(layers)),
            Figure.of("Roofline", roofline(roofline), rooflineTable(roofline))));
  }

  private static Chart clocks(List<LayerClocks> layers) {
    return new BarChart(layers.stream().map(LayerClocks::name).toList(), "clocks")
        .stacked("compute", values(layers, LayerClocks::compute))
        .stacked("weights", values(layers, LayerClocks::weights))
        .stacked("spikes", values(layers, LayerClocks::spikes))
        .stacked("output", values(layers, LayerClocks::output))
        .stacked("swap", values(layers, LayerClocks::swap))
        .marks("ideal", values(layers, LayerClocks::ideal))
        .chart();
  }

  private static List<Long> values(List<LayerClocks> layers, ToLongFunction<LayerClocks> value) {
    return layers.stream().map(value::applyAsLong).toList();
  }

  private static DomContent table(List<LayerClocks> layers) {
    DataTable table =
        new DataTable(
            "Clocks of each layer",
            "layer",
            "ideal",
            "clocks",
            "use",
            "bound by",
            "compute",
            "weights",
            "spikes",
            "output",
            "swap");
    for (LayerClocks layer : layers) {
      table.row(
          Cell.text(layer.name()),
          Cell.count(layer.ideal()),
          Cell.count(layer.clocks()),
          Cell.percent(layer.use()),
          Cell.text(layer.boundBy()),
          Cell.count(layer.compute()),
          Cell.count(layer.weights()),
          Cell.count(layer.spikes()),
          Cell.count(layer.output()),
          Cell.count(layer.swap()));
    }
    return table.content();
  }

  private static Chart roofline(Roofline roofline) {
    List<LineChart.Point> roof =
        roofline.layers().stream()
            .map(point -> new LineChart.Point(point.operationsPerByte(), point.roofGops(), ""))
            .sorted((a, b) -> Double.compare(a.x().doubleValue(), b.x().doubleValue()))
            .toList();
    List<LineChart.Point> layers =
        roofline.layers().stream()
            .map(
                point -> new LineChart.Point(point.operationsPerByte(), point.gops(), point.name()))
            .toList();
    return LineChart.logarithmic("operations per byte", "dense-equivalent GOP/s")
        .line("roof at the layers", roof)
        .points("layers", layers)
        .chart();
  }

  private static DomContent rooflineTable(Roofline roofline) {
    DataTable table =
        new DataTable("Roofline", "layer", "operations per byte", "GOP/s", "roof, GOP/s");
    table.row(
        Cell.text("peak of the array"),
        Cell.text("-"),
        Cell.decimal(roofline.peakGops()),
        Cell.decimal(roofline.peakGops()));
    roofline
        .layers()
        .forEach(
            point ->
                table.row(
                    Cell.text(point.name()),
                    Cell.decimal(point.operationsPerByte()),
                    Cell.decimal(point.gops()),
                    Cell.decimal(point.roofGops())));
    return table.content();
  }
}
