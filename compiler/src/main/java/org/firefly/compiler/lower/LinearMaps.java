package org.firefly.compiler.lower;

import java.util.Arrays;
import org.firefly.architecture.program.FeatureMap;
import org.firefly.network.Node;
import org.firefly.network.Shape;
import org.firefly.network.Tensor;

/** Weighted nodes as dense convolutions. */
final class LinearMaps {
  private LinearMaps() {}

  /** The dense kernel of a grouped, dilated convolution. */
  static LinearMap of(Node.Conv2d conv, FeatureMap input, FeatureMap output) {
    int dilationY = conv.dilation().height();
    int dilationX = conv.dilation().width();
    Geometry geometry =
        Geometry.of(
            input,
            output,
            dilationY * (conv.kernelSize().height() - 1) + 1,
            dilationX * (conv.kernelSize().width() - 1) + 1,
            conv.stride().height(),
            conv.stride().width(),
            conv.padding().top(),
            conv.padding().left());
    double[] weights = dense(conv.weight(), geometry, conv.groups(), dilationY, dilationX);
    return new LinearMap(geometry, weights, broadcast(conv.bias(), output.channels()));
  }

  /** A one-dimensional convolution as one over a map of one row. */
  static LinearMap of(Node.Conv1d conv, FeatureMap input, FeatureMap output) {
    Geometry geometry =
        Geometry.of(
            input,
            output,
            1,
            conv.dilation() * (conv.kernelSize() - 1) + 1,
            conv.stride(),
            conv.stride(),
            0,
            conv.padding().before());
    Shape shape = conv.weight().shape();
    Tensor weight =
        conv.weight()
            .reshape(Shape.of(shape.dimension(0), shape.dimension(1), 1, conv.kernelSize()));
    double[] weights = dense(weight, geometry, conv.groups(), 1, conv.dilation());
    return new LinearMap(geometry, weights, broadcast(conv.bias(), output.channels()));
  }

  /** A matrix on a flattened map, as a convolution whose kernel covers the map. */
  static LinearMap of(Tensor weight, Tensor bias, FeatureMap input, FeatureMap output) {
    Geometry geometry = Geometry.of(input, output, input.height(), input.width(), 1, 1, 0, 0);
    return new LinearMap(geometry, weight.toArray(), broadcast(bias, output.channels()));
  }

  /** A 1x1 convolution that changes nothing. */
  static LinearMap identity(FeatureMap map) {
    Geometry geometry = Geometry.of(map, map, 1, 1, 1, 1, 0, 0);
    double[] weights = new double[geometry.weights()];
    for (int c = 0; c < map.channels(); c++) {
      weights[c * map.channels() + c] = 1;
    }
    return new LinearMap(geometry, weights, new double[map.channels()]);
  }

  private static double[] dense(
      Tensor weight, Geometry geometry, int groups, int dilationY, int dilationX) {
    double[] from = weight.toArray();
    double[] dense = new double[geometry.weights()];
    int outputs = weight.shape().dimension(0);
    int inputs = weight.shape().dimension(1);
    int rows = weight.shape().dimension(2);
    int columns = weight.shape().dimension(3);
    for (int i = 0; i < from.length; i++) {
      int x = i % columns;
      int y = i / columns % rows;
      int output = i / (columns * rows * inputs);
      int input = i / (columns * rows) % inputs + output / (outputs / groups) * inputs;
      int row = (output * geometry.input().channels() + input) * geometry.kernelHeight();
      dense[(row + y * dilationY) * geometry.kernelWidth() + x * dilationX] = from[i];
    }
    return dense;
  }

  private static double[] broadcast(Tensor bias, int channels) {
    double[] values = new double[channels];
    Arrays.setAll(values, c -> bias.value(bias.size() == 1 ? 0 : c));
    return values;
  }
}
