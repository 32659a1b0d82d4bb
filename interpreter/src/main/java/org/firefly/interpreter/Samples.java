package org.firefly.interpreter;

import org.firefly.network.NetworkException;
import org.firefly.network.Shape;
import org.firefly.network.Tensor;

/**
 * What enters a network: pixels or currents that stay for all steps, or one frame per step (spikes,
 * counts, currents). Implementations may be read by several threads at a time.
 */
public interface Samples {
  /** N. */
  int count();

  /** T. */
  int steps();

  /** Shape of one frame, without samples and time. */
  Shape shape();

  /** Writes the frame of a sample and step, row-major, into an array of the shape's size. */
  void read(int sample, int step, double[] frame);

  /**
   * Samples that do not change over time.
   *
   * @param values [N,...]
   * @param steps T
   */
  static Samples constant(Tensor values, int steps) {
    return new TensorSamples(values, 1, steps);
  }

  /**
   * Samples of one frame per step.
   *
   * @param values [N,T,...]
   * @throws NetworkException if there is no axis of time
   */
  static Samples perStep(Tensor values) {
    if (values.shape().rank() < 3) {
      throw new NetworkException(
          "samples have shape "
              + values.shape()
              + " but need axes of samples, time steps and values, [N,T,...]");
    }
    return new TensorSamples(values, 2, values.shape().dimension(1));
  }
}
