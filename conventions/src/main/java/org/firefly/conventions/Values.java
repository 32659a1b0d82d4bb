package org.firefly.conventions;

import java.util.function.DoubleBinaryOperator;
import org.firefly.network.Shape;
import org.firefly.network.Tensor;

/** Arithmetic of parameters that hold one value or one per neuron. */
final class Values {
  /**
   * Files hold single precision, so that a quotient of two numbers is off by a few 2^-24; within
   * this share of a multiple of 2^-12 the multiple was meant.
   */
  private static final double SINGLE_PRECISION = 1e-6;

  private static final double GRID = 1 << 12;

  private final Shape shape;

  /**
   * @param shape of the neurons
   */
  Values(Shape shape) {
    this.shape = shape;
  }

  /** A function of two parameters, element by element; one value stays one value. */
  Tensor combine(Tensor a, Tensor b, DoubleBinaryOperator function) {
    if (a.size() == 1 && b.size() == 1) {
      return Tensor.scalar(function.applyAsDouble(a.value(0), b.value(0)));
    }
    Tensor first = a.broadcastTo(shape);
    Tensor second = b.broadcastTo(shape);
    return Tensor.generate(shape, n -> function.applyAsDouble(first.value(n), second.value(n)));
  }

  /** A parameter as one value or one per neuron. */
  Tensor of(Tensor parameter) {
    return parameter.size() == 1 ? Tensor.scalar(parameter.value(0)) : parameter.broadcastTo(shape);
  }

  /** The multiple of 2^-12 that a value means, if single precision hides one. */
  static double snapped(double value) {
    double nearest = Math.rint(value * GRID) / GRID;
    return Math.abs(value - nearest) <= SINGLE_PRECISION * Math.abs(value) ? nearest : value;
  }
}
