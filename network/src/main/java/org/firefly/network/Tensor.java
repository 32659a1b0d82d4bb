package org.firefly.network;

import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;
import java.util.function.IntToDoubleFunction;

/**
 * Immutable numbers in row-major order. Values are doubles, so that every float64 and every integer
 * up to 2^53 of a file survives unchanged.
 */
public final class Tensor {
  private static final int SHOWN_VALUES = 8;

  private final Shape shape;
  private final double[] values;

  private Tensor(Shape shape, double[] values) {
    checkCount(shape, values.length);
    this.shape = shape;
    this.values = values;
  }

  private static void checkCount(Shape shape, int count) {
    if (shape.size() != count) {
      throw new NetworkException(
          "a tensor of shape "
              + shape
              + " needs "
              + shape.size()
              + " values but got "
              + count
              + "; correct the shape");
    }
  }

  /**
   * A tensor of copied values.
   *
   * @throws NetworkException if the number of values does not fit the shape
   */
  public static Tensor of(Shape shape, double... values) {
    return new Tensor(shape, values.clone());
  }

  /** As {@link #of(Shape, double...)} for single precision values, which are kept exactly. */
  public static Tensor of(Shape shape, float[] values) {
    checkCount(shape, values.length);
    return generate(shape, i -> values[i]);
  }

  /** A tensor whose values are computed from their row-major index, in order. */
  public static Tensor generate(Shape shape, IntToDoubleFunction value) {
    double[] values = new double[shape.size()];
    Arrays.setAll(values, value);
    return new Tensor(shape, values);
  }

  /** A tensor of shape (). */
  public static Tensor scalar(double value) {
    return new Tensor(Shape.of(), new double[] {value});
  }

  /** A tensor of shape (N). */
  public static Tensor vector(double... values) {
    return of(Shape.of(values.length), values);
  }

  /** A tensor with the same value everywhere. */
  public static Tensor filled(Shape shape, double value) {
    double[] values = new double[shape.size()];
    Arrays.fill(values, value);
    return new Tensor(shape, values);
  }

  /** A tensor of zeros. */
  public static Tensor zeros(Shape shape) {
    return new Tensor(shape, new double[shape.size()]);
  }

  /** The shape; () for a scalar. */
  public Shape shape() {
    return shape;
  }

  /** Number of values. */
  public int size() {
    return values.length;
  }

  /** The value at a row-major index, 0 to size - 1. */
  public double value(int index) {
    return values[index];
  }

  /** All values in row-major order, as a fresh array. */
  public double[] toArray() {
    return values.clone();
  }

  /** All values rounded to single precision, as a fresh array. */
  public float[] toFloatArray() {
    float[] floats = new float[values.length];
    for (int i = 0; i < floats.length; i++) {
      floats[i] = (float) values[i];
    }
    return floats;
  }

  /** The smallest value, or +infinity if there is none. */
  public double min() {
    return Arrays.stream(values).min().orElse(Double.POSITIVE_INFINITY);
  }

  /** The largest value, or -infinity if there is none. */
  public double max() {
    return Arrays.stream(values).max().orElse(Double.NEGATIVE_INFINITY);
  }

  /** Whether all values are equal; true for an empty tensor. */
  public boolean isUniform() {
    return Arrays.stream(values).allMatch(value -> value == values[0]);
  }

  /** Whether every value is a whole number, however it was stored. */
  public boolean isIntegral() {
    return Arrays.stream(values).allMatch(value -> value == Math.rint(value));
  }

  /** Whether no value is NaN or infinite. */
  public boolean isFinite() {
    return Arrays.stream(values).allMatch(Double::isFinite);
  }

  /** The same numbers under another shape of equal size. */
  public Tensor reshape(Shape newShape) {
    return new Tensor(newShape, values);
  }

  /** A tensor of the same shape with a function applied to each value. */
  public Tensor map(DoubleUnaryOperator function) {
    return new Tensor(shape, Arrays.stream(values).map(function).toArray());
  }

  /**
   * Repeats the values to fill {@code target}.
   *
   * @throws NetworkException if the shapes do not fit, see {@link Shape#broadcastsTo}
   */
  public Tensor broadcastTo(Shape target) {
    if (shape.equals(target)) {
      return this;
    }
    if (!shape.broadcastsTo(target)) {
      throw new NetworkException(
          "shape "
              + shape
              + " cannot be repeated to "
              + target
              + "; store one value or all of them");
    }
    return size() == 1 ? filled(target, values[0]) : repeat(target);
  }

  private Tensor repeat(Shape target) {
    double[] repeated = new double[target.size()];
    for (int i = 0; i < repeated.length; i++) {
      repeated[i] = values[sourceIndex(i, target)];
    }
    return new Tensor(target, repeated);
  }

  private int sourceIndex(int targetIndex, Shape target) {
    int rest = targetIndex;
    int index = 0;
    int pitch = 1;
    for (int axis = shape.rank() - 1; axis >= 0; axis--) {
      int extent = target.dimension(axis + target.rank() - shape.rank());
      int position = rest % extent;
      rest /= extent;
      index += shape.dimension(axis) == 1 ? 0 : position * pitch;
      pitch *= shape.dimension(axis);
    }
    return index;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Tensor tensor
        && shape.equals(tensor.shape)
        && Arrays.equals(values, tensor.values);
  }

  @Override
  public int hashCode() {
    return 31 * shape.hashCode() + Arrays.hashCode(values);
  }

  /** The shape and the first values. */
  @Override
  public String toString() {
    String shown = Arrays.toString(Arrays.copyOf(values, Math.min(values.length, SHOWN_VALUES)));
    return shape + (values.length > SHOWN_VALUES ? shown.replace("]", ", ...]") : shown);
  }
}
