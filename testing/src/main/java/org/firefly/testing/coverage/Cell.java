package org.firefly.testing.coverage;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.firefly.testing.TestLayer;
import org.firefly.testing.TestNetwork;

/**
 * One combination of what a layer is and how it runs.
 *
 * @param parallelism P
 * @param shape kind of layer
 * @param stride window stride; 1 for packed layers
 * @param offset class of one of the layer's window offsets
 * @param reset what a spike does to the membrane
 * @param fill samples of the block
 * @param steps time steps
 */
public record Cell(
    int parallelism,
    LayerShape shape,
    int stride,
    OffsetClass offset,
    ResetKind reset,
    BatchFill fill,
    StepClass steps) {

  /** What a layer is, without how it runs. */
  record Row(int parallelism, LayerShape shape, int stride, OffsetClass offset, ResetKind reset) {
    Cell cell(BatchFill fill, StepClass steps) {
      return new Cell(parallelism, shape, stride, offset, reset, fill, steps);
    }
  }

  /** All rows that can exist for a P. */
  static List<Row> rows(int parallelism) {
    List<Row> rows = new ArrayList<>();
    for (LayerShape shape : LayerShape.values()) {
      for (int stride = 1; stride <= (shape == LayerShape.WINDOW ? 2 : 1); stride++) {
        for (OffsetClass offset : OffsetClass.values()) {
          if ((shape == LayerShape.WINDOW) != (offset == OffsetClass.NONE)) {
            for (ResetKind reset : ResetKind.values()) {
              rows.add(new Row(parallelism, shape, stride, offset, reset));
            }
          }
        }
      }
    }
    return rows;
  }

  /** All cells that can exist for a P. */
  public static List<Cell> all(int parallelism) {
    List<Cell> cells = new ArrayList<>();
    for (Row row : rows(parallelism)) {
      for (BatchFill fill : BatchFill.values()) {
        for (StepClass steps : StepClass.values()) {
          cells.add(row.cell(fill, steps));
        }
      }
    }
    return cells;
  }

  /** The cells that a layer of a network hits: one for each class of its window offsets. */
  static Set<Cell> of(TestNetwork network, TestLayer layer, int samples) {
    Set<Cell> cells = new LinkedHashSet<>();
    LayerShape shape = LayerShape.of(layer);
    BatchFill fill = BatchFill.of(samples, network.batch());
    StepClass steps = StepClass.of(network.timeSteps());
    for (List<TestLayer.Term> group : layer.terms()) {
      for (TestLayer.Term term : group) {
        OffsetClass offset =
            shape == LayerShape.WINDOW
                ? OffsetClass.of(term.offsetY(), term.offsetX())
                : OffsetClass.NONE;
        Row row =
            new Row(
                network.config().parallelism(), shape, layer.stride(), offset, ResetKind.of(layer));
        cells.add(row.cell(fill, steps));
      }
    }
    return cells;
  }

  @Override
  public String toString() {
    return String.format(
        Locale.ROOT,
        "P %d, %s, stride %d, offset %s, reset %s, N %s, T %s",
        parallelism,
        shape,
        stride,
        offset,
        reset,
        fill,
        steps);
  }
}
