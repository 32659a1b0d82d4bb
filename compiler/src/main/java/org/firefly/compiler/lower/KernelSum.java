package org.firefly.compiler.lower;

import java.util.List;
import org.firefly.architecture.program.FeatureMap;

/** The sum of convolutions with one output, each of some channels of a map that they share. */
final class KernelSum {
  private final Geometry geometry;
  private final double[] weights;
  private final double[] bias;

  /**
   * @param maps what will be added; their strides, rows and columns agree
   * @param channels input channels of the sum
   */
  KernelSum(List<LinearMap> maps, int channels) {
    Geometry first = maps.get(0).geometry();
    int top = 0;
    int left = 0;
    int bottom = 0;
    int right = 0;
    for (LinearMap map : maps) {
      Geometry g = map.geometry();
      top = Math.max(top, g.paddingTop());
      left = Math.max(left, g.paddingLeft());
      bottom = Math.max(bottom, g.kernelHeight() - g.paddingTop());
      right = Math.max(right, g.kernelWidth() - g.paddingLeft());
    }
    this.geometry =
        Geometry.of(
            new FeatureMap(channels, first.input().height(), first.input().width()),
            first.output(),
            top + bottom,
            left + right,
            first.strideY(),
            first.strideX(),
            top,
            left);
    this.weights = new double[geometry.weights()];
    this.bias = new double[first.output().channels()];
  }

  /** Adds a convolution of the channels from one on. */
  void add(LinearMap map, int firstChannel) {
    Geometry g = map.geometry();
    int down = geometry.paddingTop() - g.paddingTop();
    int across = geometry.paddingLeft() - g.paddingLeft();
    for (int w = 0; w < map.weights().length; w++) {
      int column = w % g.kernelWidth() + across;
      int row = w / g.kernelWidth() % g.kernelHeight() + down;
      int input = w / g.kernelSize() % g.input().channels() + firstChannel;
      int output = w / g.weightsPerOutput();
      int plane = output * geometry.input().channels() + input;
      weights[(plane * geometry.kernelHeight() + row) * geometry.kernelWidth() + column] +=
          map.weights()[w];
    }
    for (int o = 0; o < bias.length; o++) {
      bias[o] += map.bias()[o];
    }
  }

  /** The sum. */
  LinearMap map() {
    return new LinearMap(geometry, weights, bias);
  }
}
