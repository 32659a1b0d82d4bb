package org.firefly.testing;

import java.util.List;
import java.util.stream.IntStream;
import org.firefly.architecture.isa.Pass;

/** Where the strips of a layer begin and what that does to their windows. */
final class StripCut {
  private final TestLayer layer;
  private final int firstRow;
  private final int firstInputRow;

  /** The cut above a strip; the second one starts at the middle, at an even row. */
  StripCut(TestLayer layer, int strip) {
    this.layer = layer;
    firstRow = strip == 0 ? 0 : layer.neurons().height() / 4 * 2;
    int row = layer.stride() * firstRow + offsets(layer, true);
    firstInputRow = Math.max(0, Math.min(layer.input().height() - 1, row));
  }

  private static int offsets(TestLayer layer, boolean least) {
    IntStream offsets =
        layer.terms().stream().flatMap(List::stream).mapToInt(TestLayer.Term::offsetY);
    return (least ? offsets.min() : offsets.max()).orElse(0);
  }

  /** First output row before pooling. */
  int firstRow() {
    return firstRow;
  }

  /** First input row that the strip can see. */
  int firstInputRow() {
    return firstInputRow;
  }

  /** What is added to the windows' offsets, because the strip's rows count from its own first. */
  int shift() {
    return layer.stride() * firstRow - firstInputRow;
  }

  /** Whether the windows of the strip stay within the range of offsets. */
  boolean isPossible() {
    return firstRow > 0 && shift() + offsets(layer, false) <= Pass.MAX_OFFSET;
  }
}
