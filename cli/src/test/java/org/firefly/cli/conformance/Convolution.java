package org.firefly.cli.conformance;

import org.firefly.network.Node;
import org.firefly.network.Padding2d;
import org.firefly.network.Shape;
import org.firefly.network.Size2d;
import org.firefly.network.Tensor;

/** A convolution of one or two dimensions, evaluated output by output from its definition. */
final class Convolution {
  private final Shape weightShape;
  private final Tensor weight;
  private final Tensor bias;
  private final Size2d stride;
  private final Size2d dilation;
  private final int top;
  private final int left;
  private final int groups;
  private final Map3 from;
  private final Map3 to;
  private final int outputs;

  Convolution(Node.Conv2d conv, Shape in, Shape out) {
    this(
        conv.weight(),
        conv.bias(),
        conv.stride(),
        conv.dilation(),
        conv.padding(),
        conv.groups(),
        in,
        out);
  }

  Convolution(Node.Conv1d conv, Shape in, Shape out) {
    this(
        conv.weight()
            .reshape(
                Shape.of(
                    conv.weight().shape().dimension(0),
                    conv.weight().shape().dimension(1),
                    1,
                    conv.kernelSize())),
        conv.bias(),
        new Size2d(1, conv.stride()),
        new Size2d(1, conv.dilation()),
        new Padding2d(0, conv.padding().before(), 0, conv.padding().after()),
        conv.groups(),
        in,
        out);
  }

  private Convolution(
      Tensor weight,
      Tensor bias,
      Size2d stride,
      Size2d dilation,
      Padding2d padding,
      int groups,
      Shape in,
      Shape out) {
    this.weightShape = weight.shape();
    this.weight = weight;
    this.bias = bias;
    this.stride = stride;
    this.dilation = dilation;
    this.top = padding.top();
    this.left = padding.left();
    this.groups = groups;
    this.from = Map3.of(in);
    this.to = Map3.of(out);
    this.outputs = out.size();
  }

  double[] of(double[] x) {
    double[] y = new double[outputs];
    for (int i = 0; i < outputs; i++) {
      int o = to.channel(i);
      y[i] = bias.value(bias.size() == 1 ? 0 : o);
      for (int c = 0; c < weightShape.dimension(1); c++) {
        y[i] +=
            plane(x, o, c, to.row(i) * stride.height() - top, to.column(i) * stride.width() - left);
      }
    }
    return y;
  }

  private double plane(double[] x, int o, int c, int row, int column) {
    int outputsPerGroup = weightShape.dimension(0) / groups;
    int input = o / outputsPerGroup * weightShape.dimension(1) + c;
    double sum = 0;
    for (int ky = 0; ky < weightShape.dimension(2); ky++) {
      for (int kx = 0; kx < weightShape.dimension(3); kx++) {
        int at =
            ((o * weightShape.dimension(1) + c) * weightShape.dimension(2) + ky)
                    * weightShape.dimension(3)
                + kx;
        sum +=
            weight.value(at)
                * from.at(x, input, row + ky * dilation.height(), column + kx * dilation.width());
      }
    }
    return sum;
  }
}
