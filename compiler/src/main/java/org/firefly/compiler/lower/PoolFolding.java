package org.firefly.compiler.lower;

import org.firefly.architecture.program.FeatureMap;
import org.firefly.compiler.options.CompilerException;

/** Makes one convolution of a pool and the convolution behind or in front of it. */
final class PoolFolding {
  private PoolFolding() {}

  /**
   * The convolution that equals {@code map} on the output of {@code pool}.
   *
   * <p>Kernel element i of the original acts on pooled row {@code s y - p + i}, which is the sum of
   * input rows {@code ps (s y - p + i) - pp + a}, a = 0 to pk - 1. So the new kernel has {@code pk
   * + ps (k - 1)} rows, stride {@code ps s} and padding {@code ps p + pp}.
   *
   * @param poolInput map in front of the pool
   * @throws CompilerException if zeros around the pooled map are not zeros around the input
   */
  static LinearMap inFront(String name, PoolWindow pool, FeatureMap poolInput, LinearMap map) {
    Geometry g = map.geometry();
    boolean padded = readsOutside(g);
    if (padded && !pool.isPartition()) {
      throw new CompilerException(
          name,
          "a pool with overlapping or padded windows cannot be folded into a padded convolution",
          "use windows as large as their stride, or a convolution without padding");
    }
    int ky = pool.kernel().height() + pool.stride().height() * (g.kernelHeight() - 1);
    int kx = pool.kernel().width() + pool.stride().width() * (g.kernelWidth() - 1);
    Geometry folded =
        new Geometry(
            poolInput,
            g.output(),
            ky,
            kx,
            g.strideY() * pool.stride().height(),
            g.strideX() * pool.stride().width(),
            g.paddingTop() * pool.stride().height() + pool.padding().height(),
            g.paddingLeft() * pool.stride().width() + pool.padding().width(),
            valid(pool.isPartition(), poolInput.height(), g.validHeight(), pool.stride().height()),
            valid(pool.isPartition(), poolInput.width(), g.validWidth(), pool.stride().width()));
    int[] spread = {pool.stride().height(), pool.stride().width()};
    int[] repeat = {pool.kernel().height(), pool.kernel().width()};
    return new LinearMap(folded, combine(map, folded, spread, repeat, pool.factor()), map.bias());
  }

  private static boolean readsOutside(Geometry g) {
    int lastRow = g.strideY() * (g.output().height() - 1) - g.paddingTop() + g.kernelHeight() - 1;
    int lastColumn = g.strideX() * (g.output().width() - 1) - g.paddingLeft() + g.kernelWidth() - 1;
    return g.paddingTop() > 0
        || g.paddingLeft() > 0
        || lastRow >= g.validHeight()
        || lastColumn >= g.validWidth();
  }

  /** Rows that a partition covers: the rest is dropped and must read as zero. */
  private static int valid(boolean partition, int extent, int pooledValid, int stride) {
    return partition ? pooledValid * stride : extent;
  }

  /**
   * The convolution that equals {@code pool} on the output of {@code map}: kernel {@code k + s (pk
   * - 1)}, stride {@code s ps}.
   *
   * @param output map behind the pool
   * @throws CompilerException if the pool pads, because the zeros it adds are not in the input
   */
  static LinearMap behind(String name, PoolWindow pool, FeatureMap output, LinearMap map) {
    Geometry g = map.geometry();
    if (pool.padding().height() > 0 || pool.padding().width() > 0) {
      throw new CompilerException(
          name,
          "a pool with padding between a weighted layer and its neuron cannot be folded",
          "pool without padding, or behind the neuron");
    }
    Geometry folded =
        new Geometry(
            g.input(),
            output,
            g.kernelHeight() + g.strideY() * (pool.kernel().height() - 1),
            g.kernelWidth() + g.strideX() * (pool.kernel().width() - 1),
            g.strideY() * pool.stride().height(),
            g.strideX() * pool.stride().width(),
            g.paddingTop(),
            g.paddingLeft(),
            g.validHeight(),
            g.validWidth());
    int[] spread = {1, 1};
    double[] weights = new double[folded.weights()];
    for (int y = 0; y < pool.kernel().height(); y++) {
      for (int x = 0; x < pool.kernel().width(); x++) {
        add(map, folded, spread, g.strideY() * y, g.strideX() * x, pool.factor(), weights);
      }
    }
    double biasFactor = pool.factor() * pool.kernel().height() * pool.kernel().width();
    double[] bias = map.bias().clone();
    for (int o = 0; o < bias.length; o++) {
      bias[o] *= biasFactor;
    }
    return new LinearMap(folded, weights, bias);
  }

  private static double[] combine(
      LinearMap map, Geometry folded, int[] spread, int[] repeat, double factor) {
    double[] weights = new double[folded.weights()];
    for (int y = 0; y < repeat[0]; y++) {
      for (int x = 0; x < repeat[1]; x++) {
        add(map, folded, spread, y, x, factor, weights);
      }
    }
    return weights;
  }

  /** Adds the kernel, its elements spread apart and moved by (y, x), to a larger kernel. */
  private static void add(
      LinearMap map, Geometry folded, int[] spread, int y, int x, double factor, double[] to) {
    Geometry g = map.geometry();
    double[] from = map.weights();
    for (int i = 0; i < from.length; i++) {
      int column = i % g.kernelWidth();
      int row = i / g.kernelWidth() % g.kernelHeight();
      int plane = i / g.kernelSize();
      int target =
          (plane * folded.kernelHeight() + row * spread[0] + y) * folded.kernelWidth()
              + column * spread[1]
              + x;
      to[target] += from[i] * factor;
    }
  }
}
