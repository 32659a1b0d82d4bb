package org.firefly.network;

import java.util.Arrays;
import java.util.stream.Collectors;

/**
 * Extent of a tensor or of what flows along an edge, without batch and time: (C,H,W) for maps,
 * (C,L) for one-dimensional maps, (N) for vectors and () for a scalar.
 */
public final class Shape {
  private static final Shape SCALAR = new Shape(new int[0]);

  private final int[] dimensions;
  private final int size;

  private Shape(int[] dimensions) {
    this.dimensions = dimensions;
    this.size = product(dimensions);
  }

  /**
   * A shape of the given extents.
   *
   * @throws NetworkException if an extent is negative or the number of elements exceeds an int
   */
  public static Shape of(int... dimensions) {
    return dimensions.length == 0 ? SCALAR : new Shape(dimensions.clone());
  }

  private static int product(int[] dimensions) {
    long product = 1;
    for (int dimension : dimensions) {
      if (dimension < 0) {
        throw new NetworkException(
            "shape "
                + text(dimensions)
                + " has a negative extent; every extent must be at least 0");
      }
      product = Math.min(product * dimension, Integer.MAX_VALUE + 1L);
    }
    if (product > Integer.MAX_VALUE) {
      throw new NetworkException(
          "shape " + text(dimensions) + " has more than 2^31-1 elements; split the layer");
    }
    return (int) product;
  }

  private static String text(int[] dimensions) {
    return Arrays.stream(dimensions)
        .mapToObj(Integer::toString)
        .collect(Collectors.joining(",", "(", ")"));
  }

  /** Number of axes; 0 for a scalar. */
  public int rank() {
    return dimensions.length;
  }

  /** Extent of one axis, counted from 0. */
  public int dimension(int axis) {
    return dimensions[axis];
  }

  /** Number of elements; 1 for a scalar. */
  public int size() {
    return size;
  }

  /** The extents, as a fresh array. */
  public int[] toArray() {
    return dimensions.clone();
  }

  /**
   * Whether a tensor of this shape can be repeated to fill {@code target}: one element fits
   * everywhere, otherwise the axes are aligned at the last one and each must be equal or 1 (NumPy's
   * rule, without growing {@code target}).
   */
  public boolean broadcastsTo(Shape target) {
    if (size == 1) {
      return true;
    }
    int offset = target.rank() - rank();
    if (offset < 0) {
      return false;
    }
    for (int axis = 0; axis < rank(); axis++) {
      if (dimensions[axis] != 1 && dimensions[axis] != target.dimensions[axis + offset]) {
        return false;
      }
    }
    return true;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Shape shape && Arrays.equals(dimensions, shape.dimensions);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(dimensions);
  }

  /** For example {@code (3,32,32)}. */
  @Override
  public String toString() {
    return text(dimensions);
  }
}
