package org.firefly.report.page;

import static j2html.TagCreator.p;

import j2html.tags.DomContent;
import java.util.ArrayList;
import java.util.List;
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
        p("Estimates of the clock model with all cores at work; the host's layer is not counted."));
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
            "dense-equivalent GOP/s",
            "per DSP slice",
            "use");
    for (Operation o : operations) {
      table.row(
          Cell.text(o.board()),
          Cell.count(o.cores()),
          Cell.count(o.asked()),
          Cell.count(o.batch()),
          Cell.text(o.bound()),
          Cell.decimal(o.latencyUs()),
          Cell.decimal(o.imagesPerSecond()),
          Cell.decimal(o.denseEquivalentGops()),
          Cell.decimal(o.denseEquivalentGopsPerDsp()),
          Cell.percent(o.use()));
    }
    return table.content();
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
