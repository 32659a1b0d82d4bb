package org.firefly.report.page;

import static j2html.TagCreator.p;

import j2html.tags.DomContent;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.firefly.report.chart.Chart;
import org.firefly.report.chart.HistogramChart;
import org.firefly.report.model.Histogram;
import org.firefly.report.page.DataTable.Cell;

/** Weights and membranes against the room that they have. */
final class ValuesSection {
  private ValuesSection() {}

  static Section of(List<Histogram> weights, List<Histogram> membranes) {
    List<DomContent> content = new ArrayList<>();
    weights.forEach(h -> content.add(figure("Weights of layer " + h.layer(), "int8 weight", h)));
    if (!membranes.isEmpty()) {
      content.add(
          p(
              "Membranes are those of the float network on the samples of the comparison, after each"
                  + " step, in integer steps of the int8 network. The lines are the room that the int8"
                  + " network's membranes have."));
      membranes.forEach(
          h ->
              content.add(
                  figure("Membranes of layer " + h.layer(), "membrane in integer steps", h)));
    }
    return new Section("values", "Weights and membranes", content);
  }

  private static DomContent figure(String title, String unit, Histogram histogram) {
    Chart chart =
        HistogramChart.of(
            unit,
            histogram.first(),
            histogram.width(),
            histogram.counts(),
            histogram.rangeMin(),
            histogram.rangeMax());
    String room =
        String.format(
            Locale.ROOT,
            "%s (room from %s to %s)",
            title,
            Numbers.decimal(histogram.rangeMin()),
            Numbers.decimal(histogram.rangeMax()));
    return Figure.of(room, chart, table(title, histogram));
  }

  private static DomContent table(String title, Histogram histogram) {
    DataTable table = new DataTable(title, "", "value");
    table
        .row(Cell.text("smallest"), Cell.decimal(histogram.min()))
        .row(Cell.text("largest"), Cell.decimal(histogram.max()))
        .row(Cell.text("room from"), Cell.decimal(histogram.rangeMin()))
        .row(Cell.text("room to"), Cell.decimal(histogram.rangeMax()))
        .row(Cell.text("first bin from"), Cell.decimal(histogram.first()))
        .row(Cell.text("width of a bin"), Cell.decimal(histogram.width()));
    for (int bin = 0; bin < histogram.counts().size(); bin++) {
      table.row(Cell.text("bin " + bin), Cell.count(histogram.counts().get(bin)));
    }
    return table.content();
  }
}
