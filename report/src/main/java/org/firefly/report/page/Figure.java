package org.firefly.report.page;

import static j2html.TagCreator.attrs;
import static j2html.TagCreator.details;
import static j2html.TagCreator.div;
import static j2html.TagCreator.figcaption;
import static j2html.TagCreator.figure;
import static j2html.TagCreator.rawHtml;
import static j2html.TagCreator.script;
import static j2html.TagCreator.summary;

import com.fasterxml.jackson.core.JsonProcessingException;
import j2html.tags.DomContent;
import java.io.UncheckedIOException;
import org.firefly.host.file.Json;
import org.firefly.report.chart.Chart;

/** A chart with its title, and the same numbers as a table. */
final class Figure {
  private Figure() {}

  static DomContent of(String title, Chart chart, DomContent table) {
    return figure(
        figcaption(title),
        div(attrs(".chart"))
            .attr("role", "img")
            .attr("aria-label", title + "; the numbers are in the table below")
            .withStyle("height:" + chart.height() + "px"),
        script(rawHtml(json(chart.option()))).withType("application/json"),
        details(summary("Table: " + title), table));
  }

  /** JSON that may stand in a script element: no text in it can end the element. */
  static String json(Object value) {
    try {
      return Json.mapper().build().writeValueAsString(value).replace("<", "\\u003c");
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }
}
