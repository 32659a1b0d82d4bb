package org.firefly.training;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * Convolution without bias, then batch normalisation. Batch statistics are taken over samples and
 * time steps alike.
 */
final class ConvolutionBlock {
  static final float EPSILON = 1e-5f;

  private static final float KEPT_STATISTICS = 0.9f;
  private static final Shape ONE = new Shape(1, 1);

  private final Shape stride;
  private final Shape padding;
  private final NDArray weight;
  private final NDArray gamma;
  private final NDArray beta;
  private final NDArray mean;
  private final NDArray variance;

  /**
   * Extents of a convolution whose padding is half its kernel.
   *
   * @param kernel odd
   */
  record Form(int inputs, int outputs, int kernel, int stride) {}

  ConvolutionBlock(NDManager manager, Form form, RandomGenerator random) {
    int kernel = form.kernel();
    stride = new Shape(form.stride(), form.stride());
    padding = new Shape(kernel / 2, kernel / 2);
    Shape filters = new Shape(form.outputs(), form.inputs(), kernel, kernel);
    double deviation = Math.sqrt(2.0 / (form.inputs() * kernel * kernel));
    weight = Initial.normal(manager, filters, deviation, random);
    Shape channels = new Shape(form.outputs());
    gamma = manager.ones(channels);
    beta = manager.zeros(channels);
    mean = manager.zeros(channels);
    variance = manager.ones(channels);
  }

  /** Currents [B, Co, H', W'] for spikes or images [B, Ci, H, W], in the manager of the input. */
  NDArray currents(NDArray input, boolean training) {
    NDArray sums = convolve(input);
    return sums.getNDArrayInternal()
        .batchNorm(sums, mean, variance, gamma, beta, -1, KEPT_STATISTICS, EPSILON, training)
        .singletonOrThrow();
  }

  /**
   * Takes the weights of a convolution with bias, and puts batch normalisation in that leaves its
   * sums as they are: statistics of the given batch, and the scale and offset that undo them.
   *
   * @param input [B, Ci, H, W]
   */
  void start(NirImport.Weights weights, NDArray input) {
    put(weight, weights.weight());
    try (NDArray sums = convolve(input)) {
      ChannelStatistics statistics = ChannelStatistics.of(sums);
      put(mean, statistics.mean());
      put(variance, statistics.variance());
      float[] scale = statistics.variance().clone();
      float[] offset = weights.bias().clone();
      for (int c = 0; c < scale.length; c++) {
        scale[c] = (float) Math.sqrt(scale[c] + EPSILON);
        offset[c] += statistics.mean()[c];
      }
      put(gamma, scale);
      put(beta, offset);
    }
  }

  List<Parameter> parameters(String name) {
    return List.of(
        new Parameter(name + ".weight", weight, Parameter.Role.DECAYING),
        new Parameter(name + ".gamma", gamma, Parameter.Role.PLAIN),
        new Parameter(name + ".beta", beta, Parameter.Role.PLAIN),
        new Parameter(name + ".mean", mean, Parameter.Role.STATISTIC),
        new Parameter(name + ".variance", variance, Parameter.Role.STATISTIC));
  }

  private NDArray convolve(NDArray input) {
    return input
        .getNDArrayInternal()
        .convolution(input, weight, null, stride, padding, ONE, 1)
        .singletonOrThrow();
  }

  private static void put(NDArray array, float[] values) {
    Parameter.view(array).put(values);
  }
}
