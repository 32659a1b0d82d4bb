package org.firefly.report.page;

import static j2html.TagCreator.p;

import j2html.tags.DomContent;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.firefly.report.chart.BarChart;
import org.firefly.report.chart.Chart;
import org.firefly.report.chart.LineChart;
import org.firefly.report.model.Operation;
import org.firefly.report.model.Report;
import org.firefly.report.model.Resource;
import org.firefly.report.page.DataTable.Cell;

/** Boards, batches and resources. */
final class BoardSection {
  private BoardSection() {}

  static Section of(Report report) {
    List<DomContent> content = new ArrayList<>();
    content.add(
        p(
            "Estimates of the clock model with all cores at work; images/s are without the host. Use:"
                + " share of the clocks in which a dense array would work. Host: two threads for each"
                + " core, as fast as on the machine where docs/measurements.md was made. Whole: host"
                + " and accelerator at the same time, bound by the slower one."));
    content.add(
        Figure.of("Every board", throughput(report.boards()), table("Boards", report.boards())));
    content.add(
        Figure.of(
            "Latency against throughput over the batch, on " + report.setup().board(),
            batches(report.batches()),
            table("Batches", report.batches())));
    if (!report.resources().isEmpty()) {
      content.add(
          Figure.of(
              "What the accelerator takes of the device",
              resources(report.resources()),
              resourceTable(report.resources())));
    }
    return new Section("boards", "Boards, batches and resources", content);
  }

  private static Chart throughput(List<Operation> boards) {
    return new BarChart(boards.stream().map(Operation::board).toList(), "images/s")
        .bars("images/s", boards.stream().map(Operation::imagesPerSecond).toList())
        .chart();
  }

  private static Chart batches(List<Operation> batches) {
    return LineChart.linear("latency of a batch block, us", "images/s")
        .line(
            "batch",
            batches.stream()
                .map(
                    batch ->
                        new LineChart.Point(
                            batch.latencyUs(), batch.imagesPerSecond(), "N = " + batch.batch()))
                .toList())
        .chart();
  }

  private static DomContent table(String title, List<Operation> operations) {
    DataTable table =
        new DataTable(
            title,
            "board",
            "cores",
            "batch asked",
            "granted",
            "why fewer",
            "latency, us",
            "images/s",
            "of each core",
            "dense-equivalent GOP/s",
            "per DSP slice",
            "per kLUT",
            "use",
            "host, images/s",
            "whole, images/s",
            "bound by");
    for (Operation o : operations) {
      table.row(
          Cell.text(o.board()),
          Cell.count(o.cores()),
          Cell.count(o.asked()),
          Cell.count(o.batch()),
          Cell.text(o.bound()),
          Cell.decimal(o.latencyUs()),
          Cell.decimal(o.imagesPerSecond()),
          Cell.decimal(o.imagesPerSecondPerCore()),
          Cell.decimal(o.denseEquivalentGops()),
          Cell.decimal(o.denseEquivalentGopsPerDsp()),
          known(o.denseEquivalentGopsPerKlut()),
          Cell.percent(o.use()),
          known(o.hostImagesPerSecond()),
          Cell.decimal(o.wholeImagesPerSecond()),
          Cell.text(o.boundBy()));
    }
    return table.content();
  }

  private static Cell known(Optional<Double> value) {
    return value.map(Cell::decimal).orElseGet(() -> Cell.text("-"));
  }

  private static Chart resources(List<Resource> resources) {
    return new BarChart(resources.stream().map(Resource::name).toList(), "share of the device")
        .bars("share", resources.stream().map(Resource::share).toList())
        .chart();
  }

  private static DomContent resourceTable(List<Resource> resources) {
    DataTable table =
        new DataTable("Resources", "resource", "used", "available", "share", "how it is known");
    for (Resource r : resources) {
      table.row(
          Cell.text(r.name()),
          Cell.decimal(r.used()),
          Cell.count(r.available()),
          Cell.percent(r.share()),
          Cell.text(r.source()));
    }
    return table.content();
  }
}
