package org.firefly.cli.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A table of text for terminals: the first column is left aligned, the others right aligned. */
public final class Table {
  private static final String GAP = "  ";

  private final List<List<String>> rows = new ArrayList<>();

  /** A table with the given column titles. */
  public Table(String... titles) {
    rows.add(List.of(titles));
  }

  /** Adds a row; it has as many cells as there are titles. */
  public void add(String... cells) {
    if (cells.length != rows.get(0).size()) {
      throw new IllegalArgumentException("a row needs " + rows.get(0).size() + " cells");
    }
    rows.add(Arrays.stream(cells).map(Printable::line).toList());
  }

  /** The table, a line per row, each ended by a line feed. */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    for (List<String> row : rows) {
      StringBuilder line = new StringBuilder();
      for (int column = 0; column < row.size(); column++) {
        appendCell(line, row.get(column), column);
      }
      text.append(line.toString().stripTrailing()).append('\n');
    }
    return text.toString();
  }

  private void appendCell(StringBuilder line, String cell, int column) {
    String padding = " ".repeat(width(column) - cell.length());
    if (column == 0) {
      line.append(cell).append(padding);
    } else {
      line.append(GAP).append(padding).append(cell);
    }
  }

  private int width(int column) {
    return rows.stream().mapToInt(row -> row.get(column).length()).max().orElse(0);
  }
}
