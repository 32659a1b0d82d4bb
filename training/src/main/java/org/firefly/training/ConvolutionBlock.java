package org.firefly.training;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.random.RandomGenerator;

/**
 * Optional 2x2 max pooling, convolution without bias, batch normalisation; linear but for the
 * pooling. Batch statistics are taken over samples and time steps alike.
 */
final class ConvolutionBlock {
  static final float EPSILON = 1e-5f;

  private static final float KEPT_STATISTICS = 0.9f;
  private static final Shape TWO = new Shape(2, 2);
  private static final Shape ONE = new Shape(1, 1);
  private static final Shape ZERO = new Shape(0, 0);

  private final boolean pool;
  private final Shape padding;
  private final NDArray weight;
  private final NDArray gamma;
  private final NDArray beta;
  private final NDArray mean;
  private final NDArray variance;

  ConvolutionBlock(
      NDManager manager, Topology.Block shape, int inputChannels, RandomGenerator random) {
    pool = shape.pool();
    int kernel = shape.kernel();
    padding = new Shape(kernel / 2, kernel / 2);
    Shape filters = new Shape(shape.channels(), inputChannels, kernel, kernel);
    double deviation = Math.sqrt(2.0 / (inputChannels * kernel * kernel));
    weight = Initial.normal(manager, filters, deviation, random);
    Shape channels = new Shape(shape.channels());
    gamma = manager.ones(channels);
    beta = manager.zeros(channels);
    mean = manager.zeros(channels);
    variance = manager.ones(channels);
  }

  /** Currents [B, Co, H', W'] for spikes or images [B, Ci, H, W], in the manager of the input. */
  NDArray currents(NDArray input, boolean training) {
    NDArray pooled = pool ? maxPool(input) : input;
    NDArray sums =
        pooled
            .getNDArrayInternal()
            .convolution(pooled, weight, null, ONE, padding, ONE, 1)
            .singletonOrThrow();
    return sums.getNDArrayInternal()
        .batchNorm(sums, mean, variance, gamma, beta, -1, KEPT_STATISTICS, EPSILON, training)
        .singletonOrThrow();
  }

  /** Pooling of spikes; a gradient goes to the first of equal inputs. */
  static NDArray maxPool(NDArray input) {
    return input.getNDArrayInternal().maxPool(TWO, TWO, ZERO, false);
  }

  boolean pool() {
    return pool;
  }

  void visit(String name, ParameterVisitor visitor) {
    visitor.decaying(name + ".weight", weight);
    visitor.plain(name + ".gamma", gamma);
    visitor.plain(name + ".beta", beta);
    visitor.statistic(name + ".mean", mean);
    visitor.statistic(name + ".variance", variance);
  }
}
