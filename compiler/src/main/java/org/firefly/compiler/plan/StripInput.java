package org.firefly.compiler.plan;

import java.util.List;
import org.firefly.compiler.lower.Geometry;

/**
 * Input rows of a strip. A strip's input starts at the first row that its windows see, so that
 * window offsets stay small; rows above the map are zeros that the offset reaches.
 *
 * @param firstRow first input row, 0 or more
 * @param rows input rows from there that the strip may read, at least 1
 * @param shift what turns a kernel row into the window's offset from the strided position
 */
public record StripInput(int firstRow, int rows, int shift) {

  /**
   * What windows see.
   *
   * @param firstOutput first output row of the strip
   * @param outputs output rows of the strip
   * @param windowRows kernel rows that the windows' top rows hold, ascending
   */
  static StripInput of(Geometry g, int firstOutput, int outputs, List<Integer> windowRows) {
    int top = g.strideY() * firstOutput - g.paddingTop();
    int firstSeen = top + windowRows.get(0);
    int firstRow = Math.max(0, Math.min(firstSeen, g.validHeight() - 1));
    int lastWindow = top + windowRows.get(windowRows.size() - 1) - firstRow;
    int seen = g.strideY() * (outputs - 1) + lastWindow + WindowCover.WINDOW;
    int rows = Math.max(1, Math.min(g.validHeight() - firstRow, seen));
    return new StripInput(firstRow, rows, top - firstRow);
  }
}
