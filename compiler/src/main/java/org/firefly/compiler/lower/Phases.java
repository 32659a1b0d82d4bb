package org.firefly.compiler.lower;

import org.firefly.architecture.program.FeatureMap;

/**
 * A source on the grid of others: its map divided into those that lie a stride apart, as in a
 * polyphase filter, each cut or filled up with zeros to the rows and columns of the grid. What a
 * window with a stride sees of the map, a smaller window without sees of these. Only phases that a
 * kernel reads are made; one for a 1x1 kernel.
 */
final class Phases {
  private final Geometry from;
  private final LinearMap map;
  private final FeatureMap phase;
  private final int channels;
  private final int stepY;
  private final int stepX;
  private final int rows;
  private final int columns;

  /**
   * @param parallelism P; the channels of a phase begin with a group of their own
   */
  Phases(LinearMap map, Grid grid, int parallelism) {
    this.map = map;
    this.from = map.geometry();
    this.stepY = from.strideY() / grid.strideY();
    this.stepX = from.strideX() / grid.strideX();
    this.rows = Math.min(stepY, from.kernelHeight());
    this.columns = Math.min(stepX, from.kernelWidth());
    int inputs = from.input().channels();
    boolean one = rows * columns == 1;
    this.channels = one ? inputs : (inputs + parallelism - 1) / parallelism * parallelism;
    this.phase =
        new FeatureMap((rows * columns - 1) * channels + inputs, grid.height(), grid.width());
  }

  /** Row of the map with which a phase begins; kernel rows i, i + step, ... read it. */
  private int firstRow(int i) {
    return Math.floorMod(i - from.paddingTop(), stepY);
  }

  private int firstColumn(int j) {
    return Math.floorMod(j - from.paddingLeft(), stepX);
  }

  /** Hands each spike on to its phase. */
  LinearMap split() {
    int kernelHeight = 1;
    int kernelWidth = 1;
    for (int i = 0; i < rows; i++) {
      kernelHeight = Math.max(kernelHeight, firstRow(i) + 1);
    }
    for (int j = 0; j < columns; j++) {
      kernelWidth = Math.max(kernelWidth, firstColumn(j) + 1);
    }
    Geometry g =
        new Geometry(
            from.input(),
            phase,
            kernelHeight,
            kernelWidth,
            stepY,
            stepX,
            0,
            0,
            from.validHeight(),
            from.validWidth());
    double[] weights = new double[g.weights()];
    for (int k = 0; k < rows * columns; k++) {
      int place = firstRow(k / columns) * kernelWidth + firstColumn(k % columns);
      for (int c = 0; c < from.input().channels(); c++) {
        weights[((k * channels + c) * from.input().channels() + c) * g.kernelSize() + place] = 1;
      }
    }
    return new LinearMap(g, weights, new double[phase.channels()]);
  }

  /** The map as it acts on the phases. */
  LinearMap folded() {
    int top = -Math.floorDiv(-from.paddingTop(), stepY);
    int left = -Math.floorDiv(-from.paddingLeft(), stepX);
    int bottom = Math.floorDiv(from.kernelHeight() - 1 - from.paddingTop(), stepY);
    int right = Math.floorDiv(from.kernelWidth() - 1 - from.paddingLeft(), stepX);
    Geometry g =
        Geometry.of(
            phase,
            from.output(),
            top + bottom + 1,
            left + right + 1,
            from.strideY() / stepY,
            from.strideX() / stepX,
            top,
            left);
    double[] weights = new double[g.weights()];
    double[] old = map.weights();
    for (int w = 0; w < old.length; w++) {
      int j = w % from.kernelWidth();
      int i = w / from.kernelWidth() % from.kernelHeight();
      int input = w / from.kernelSize() % from.input().channels();
      int output = w / from.weightsPerOutput();
      int k = i % rows * columns + j % columns;
      int row = Math.floorDiv(i - from.paddingTop(), stepY) + top;
      int column = Math.floorDiv(j - from.paddingLeft(), stepX) + left;
      int channel = output * phase.channels() + k * channels + input;
      weights[(channel * g.kernelHeight() + row) * g.kernelWidth() + column] = old[w];
    }
    return new LinearMap(g, weights, map.bias());
  }
}
