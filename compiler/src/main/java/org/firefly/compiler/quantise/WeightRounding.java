package org.firefly.compiler.quantise;

import java.util.Arrays;

/**
 * Rounds the weights of an output channel so that their errors cancel. Inputs that lie beside each
 * other are alike, and no spike is negative, so what reaches a membrane of many small errors is
 * mostly their sum. Each weight becomes its nearest integer; then those with the largest errors
 * become their other neighbour, until the errors of each kernel, and those of the channel, add up
 * to at most half a step (after SQuant: Guo et al., ICLR 2022). Weights that are integers but for
 * single precision stay, and so does what the integers cannot hold.
 */
final class WeightRounding {
  private final double[] steps;
  private final int kernel;
  private final Numbers numbers;
  private final int[] nearest;
  private final byte[] rounded;

  private WeightRounding(double[] steps, int kernel, Numbers numbers) {
    this.steps = steps;
    this.kernel = kernel;
    this.numbers = numbers;
    this.nearest = Arrays.stream(steps).mapToInt(step -> (int) Math.rint(step)).toArray();
    this.rounded = new byte[steps.length];
    for (int i = 0; i < rounded.length; i++) {
      rounded[i] = (byte) numbers.clamped(nearest[i]);
    }
  }

  /**
   * The integers of a channel.
   *
   * @param steps its weights in integer steps, kernel by kernel
   * @param kernel weights that read one input channel
   * @param numbers the integers to come
   */
  static WeightRounding of(double[] steps, int kernel, Numbers numbers) {
    WeightRounding rounding = new WeightRounding(steps, kernel, numbers);
    for (int first = 0; first < steps.length; first += kernel) {
      rounding.balanceKernel(first);
    }
    rounding.balanceChannel();
    return rounding;
  }

  /** int8, in the order of the weights. */
  byte[] weights() {
    return rounded;
  }

  /** Whether a weight is too large for the integers. */
  boolean clips() {
    return Arrays.stream(nearest).anyMatch(value -> numbers.clamped(value) != value);
  }

  private void balanceKernel(int first) {
    int excess = (int) Math.rint(kernelError(first));
    int left = Math.abs(excess);
    while (left > 0 && moveOne(first, Integer.signum(excess))) {
      left--;
    }
  }

  /** Of the kernels that lean most to the side of the whole, each gives a weight. */
  private void balanceChannel() {
    double[] errors = new double[steps.length / kernel];
    Arrays.setAll(errors, k -> kernelError(k * kernel));
    int excess = (int) Math.rint(Arrays.stream(errors).sum());
    int left = Math.abs(excess);
    int side = Integer.signum(excess);
    for (int k = largest(errors, side); left > 0 && k >= 0; k = largest(errors, side)) {
      left -= moveOne(k * kernel, side) ? 1 : 0;
      errors[k] = 0;
    }
  }

  /** Index of the largest error on a side, the first of equal ones; -1 where there is none. */
  private static int largest(double[] errors, int side) {
    int found = -1;
    for (int k = 0; k < errors.length; k++) {
      if (side * errors[k] > (found < 0 ? 0 : side * errors[found])) {
        found = k;
      }
    }
    return found;
  }

  private double kernelError(int first) {
    double sum = 0;
    for (int i = first; i < first + kernel; i++) {
      sum += error(i);
    }
    return sum;
  }

  /** Moves the weight of a kernel with the largest error on a side, if one can be moved. */
  private boolean moveOne(int first, int side) {
    int found = -1;
    for (int i = first; i < first + kernel; i++) {
      if (mayMove(i, side) && side * error(i) > (found < 0 ? 0 : side * error(found))) {
        found = i;
      }
    }
    if (found >= 0) {
      rounded[found] -= (byte) side;
    }
    return found >= 0;
  }

  /** Of what was clipped nothing is made good elsewhere. */
  private double error(int i) {
    return numbers.clamped(nearest[i]) == nearest[i] ? rounded[i] - steps[i] : 0;
  }

  private boolean mayMove(int i, int side) {
    int neighbour = rounded[i] - side;
    return !Whole.isNear(steps[i]) && numbers.clamped(neighbour) == neighbour;
  }
}
