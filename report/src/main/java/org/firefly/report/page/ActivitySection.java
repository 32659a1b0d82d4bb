package org.firefly.report.page;

import static j2html.TagCreator.p;

import j2html.tags.DomContent;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.firefly.report.chart.BarChart;
import org.firefly.report.chart.Chart;
import org.firefly.report.chart.Heatmap;
import org.firefly.report.chart.LineChart;
import org.firefly.report.model.LayerActivity;
import org.firefly.report.page.DataTable.Cell;

/** How often layers fire. */
final class ActivitySection {
  private ActivitySection() {}

  static Section of(List<LayerActivity> layers) {
    List<DomContent> content = new ArrayList<>();
    if (!layers.isEmpty()) {
      content.add(
          p(
              "Of the int8 network, over the first "
                  + Numbers.count(layers.get(0).samples())
                  + " samples; after pooling where a layer pools."));
      content.add(Figure.of("Firing rate of each layer", rates(layers), rateTable(layers)));
      content.add(Figure.of("Firing rate of each time step", steps(layers), stepTable(layers)));
      layers.forEach(
          layer ->
              content.add(
                  Figure.of(
                      "Raster of sample 0 in layer "
                          + layer.name()
                          + ": share of a channel's positions that fire",
                      raster(layer),
                      rasterTable(layer))));
    }
    return new Section("activity", "Firing rates and rasters", content);
  }

  private static List<String> names(List<LayerActivity> layers) {
    return layers.stream().map(LayerActivity::name).toList();
  }

  private static Chart rates(List<LayerActivity> layers) {
    return new BarChart(names(layers), "share of outputs that are spikes")
        .bars("rate", layers.stream().map(LayerActivity::rate).toList())
        .chart();
  }

  private static DomContent rateTable(List<LayerActivity> layers) {
    DataTable table =
        new DataTable(
            "Firing rates", "layer", "neurons", "rate", "spikes of a neuron that fires at all");
    layers.forEach(
        layer ->
            table.row(
                Cell.text(layer.name()),
                Cell.count(layer.neurons()),
                Cell.percent(layer.rate()),
                Cell.decimal(layer.spikesPerUnion())));
    return table.content();
  }

  private static List<String> stepNames(LayerActivity layer) {
    return IntStream.range(0, layer.rateOfSteps().size()).mapToObj(Integer::toString).toList();
  }

  private static Chart steps(List<LayerActivity> layers) {
    List<String> steps = stepNames(layers.get(0));
    LineChart chart = LineChart.named("time step", steps, "rate");
    for (LayerActivity layer : layers) {
      chart.line(
          layer.name(),
          IntStream.range(0, steps.size())
              .mapToObj(t -> new LineChart.Point(t, layer.rateOfSteps().get(t), ""))
              .toList());
    }
    return chart.chart();
  }

  private static DomContent stepTable(List<LayerActivity> layers) {
    List<String> titles = new ArrayList<>(List.of("layer"));
    stepNames(layers.get(0)).forEach(step -> titles.add("step " + step));
    DataTable table = new DataTable("Rates of time steps", titles.toArray(String[]::new));
    for (LayerActivity layer : layers) {
      List<Cell> cells = new ArrayList<>(List.of(Cell.text(layer.name())));
      layer.rateOfSteps().forEach(rate -> cells.add(Cell.percent(rate)));
      table.row(cells.toArray(Cell[]::new));
    }
    return table.content();
  }

  private static Chart raster(LayerActivity layer) {
    return Heatmap.of(
        Heatmap.Titles.numbered("channel", layer.raster().size()),
        Heatmap.Titles.numbered("time step", layer.rateOfSteps().size()),
        transposed(layer),
        false);
  }

  private static List<List<Double>> transposed(LayerActivity layer) {
    return IntStream.range(0, layer.rateOfSteps().size())
        .mapToObj(step -> layer.raster().stream().map(channel -> channel.get(step)).toList())
        .toList();
  }

  private static DomContent rasterTable(LayerActivity layer) {
    List<String> titles = new ArrayList<>(List.of("channel"));
    stepNames(layer).forEach(step -> titles.add("step " + step));
    DataTable table = new DataTable("Raster of " + layer.name(), titles.toArray(String[]::new));
    for (int channel = 0; channel < layer.raster().size(); channel++) {
      List<Cell> cells = new ArrayList<>(List.of(Cell.text(Integer.toString(channel))));
      layer.raster().get(channel).forEach(rate -> cells.add(Cell.percent(rate)));
      table.row(cells.toArray(Cell[]::new));
    }
    return table.content();
  }
}
