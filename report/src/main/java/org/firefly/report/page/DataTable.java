package org.firefly.report.page;

import static j2html.TagCreator.attrs;
import static j2html.TagCreator.caption;
import static j2html.TagCreator.data;
import static j2html.TagCreator.div;
import static j2html.TagCreator.each;
import static j2html.TagCreator.table;
import static j2html.TagCreator.tbody;
import static j2html.TagCreator.td;
import static j2html.TagCreator.th;
import static j2html.TagCreator.thead;
import static j2html.TagCreator.tr;

import j2html.TagCreator;
import j2html.tags.DomContent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.firefly.host.file.Json;

/** A table of names and numbers; each number carries its exact value beside what people read. */
final class DataTable {
  private final String title;
  private final List<String> columns;
  private final List<List<Cell>> rows = new ArrayList<>();

  DataTable(String title, String... columns) {
    this.title = title;
    this.columns = List.of(columns);
  }

  /**
   * A cell: a text, or a number as people read it.
   *
   * @param lines of a text, each of which stays whole; a text of its own may break anywhere
   */
  record Cell(String text, List<String> lines, Number value) {
    static Cell text(String text) {
      return new Cell(text, List.of(), null);
    }

    static Cell lines(List<String> lines) {
      return new Cell("", List.copyOf(lines), null);
    }

    private static Cell number(String text, Number value) {
      return new Cell(text, List.of(), value);
    }

    static Cell count(long value) {
      return number(Numbers.count(value), value);
    }

    static Cell percent(double share) {
      return number(Numbers.percent(share), share);
    }

    static Cell decimal(double value) {
      return number(Numbers.decimal(value), value);
    }

    DomContent content() {
      return value == null
          ? TagCreator.text(text)
          : data(text).withValue(Json.mapper().build().valueToTree(value).asText());
    }
  }

  /** Adds a row; its first cell is its heading. */
  DataTable row(Cell... cells) {
    if (cells.length != columns.size()) {
      throw new IllegalArgumentException("a row needs " + columns.size() + " cells");
    }
    rows.add(Arrays.asList(cells));
    return this;
  }

  DomContent content() {
    return div(attrs(".scroll"))
        .attr("tabindex", "0")
        .attr("role", "region")
        .attr("aria-label", title)
        .with(
            table(
                caption(title),
                thead(tr(each(columns, column -> th(column).attr("scope", "col")))),
                tbody().with(rows.stream().map(DataTable::row).toList())));
  }

  private static DomContent row(List<Cell> cells) {
    return tr(
        th(cells.get(0).content()).attr("scope", "row"),
        each(cells.subList(1, cells.size()), cell -> cell(cell)));
  }

  private static DomContent cell(Cell cell) {
    if (!cell.lines().isEmpty()) {
      return td(each(cell.lines(), line -> div(attrs(".line"), line)));
    }
    return cell.value() == null ? td(cell.text()) : td(attrs(".number"), cell.content());
  }
}
