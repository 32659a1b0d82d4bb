package org.firefly.cli.conformance;

import org.firefly.network.Shape;

/** Where the values of a map lie: index order channel, row, column. */
record Map3(int height, int width) {
  /** Of (C,H,W), or of (C,L) as one row. */
  static Map3 of(Shape shape) {
    return shape.rank() == 3
        ? new Map3(shape.dimension(1), shape.dimension(2))
        : new Map3(1, shape.rank() == 2 ? shape.dimension(1) : 1);
  }

  int channel(int index) {
    return index / (height * width);
  }

  int row(int index) {
    return index / width % height;
  }

  int column(int index) {
    return index % width;
  }

  /** The value at a place, zero outside the map. */
  double at(double[] values, int channel, int row, int column) {
    boolean inside = row >= 0 && row < height && column >= 0 && column < width;
    return inside ? values[(channel * height + row) * width + column] : 0;
  }
}
