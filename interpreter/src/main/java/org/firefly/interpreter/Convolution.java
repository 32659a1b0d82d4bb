package org.firefly.interpreter;

import java.util.Arrays;
import java.util.Optional;
import org.firefly.network.Node;
import org.firefly.network.Padding2d;
import org.firefly.network.Shape;
import org.firefly.network.Size2d;
import org.firefly.network.Tensor;

/**
 * A cross-correlation, from the input's side: each value that is not zero adds its row of weights
 * to the outputs that see it. Sums are kept with the channel as last axis.
 */
final class Convolution {
  private final Node.Conv2d conv;
  private final Shape input;
  private final Shape output;
  private final int outputsPerGroup;

  /** [input channel][ky][kx][output channel of the group]. */
  private final double[] rows;

  private final double[] bias;

  /**
   * @param input (C,H,W)
   * @param output (O,H,W)
   */
  Convolution(Node.Conv2d conv, Shape input, Shape output) {
    this.conv = conv;
    this.input = input;
    this.output = output;
    outputsPerGroup = output.dimension(0) / conv.groups();
    rows = rows(conv.weight());
    bias = conv.bias().broadcastTo(Shape.of(output.dimension(0))).toArray();
  }

  /** A convolution along one axis is one over maps of height 1. */
  static Convolution of(Node.Conv1d conv, Shape input, Shape output) {
    Shape weight = conv.weight().shape();
    Node.Conv2d wide =
        new Node.Conv2d(
            Optional.empty(),
            conv.weight()
                .reshape(Shape.of(weight.dimension(0), weight.dimension(1), 1, conv.kernelSize())),
            new Size2d(1, conv.stride()),
            new Padding2d(0, conv.padding().before(), 0, conv.padding().after()),
            new Size2d(1, conv.dilation()),
            conv.groups(),
            conv.bias());
    return new Convolution(wide, flat(input), flat(output));
  }

  private static Shape flat(Shape line) {
    return Shape.of(line.dimension(0), 1, line.dimension(1));
  }

  private double[] rows(Tensor weight) {
    int perGroup = weight.shape().dimension(1);
    int taps = conv.kernelSize().height() * conv.kernelSize().width();
    double[] result = new double[weight.size()];
    for (int i = 0; i < result.length; i++) {
      int tap = i % taps;
      int o = i / taps / perGroup;
      int channel = o / outputsPerGroup * perGroup + i / taps % perGroup;
      result[(channel * taps + tap) * outputsPerGroup + o % outputsPerGroup] = weight.value(i);
    }
    return result;
  }

  /** The operation with the sums of its own that it needs. */
  Operation start() {
    double[] sums = new double[output.size()];
    return (in, out) -> apply(in, out, sums);
  }

  private void apply(double[] in, double[] out, double[] sums) {
    Arrays.fill(sums, 0);
    int width = input.dimension(2);
    int positions = input.dimension(1) * width;
    for (int i = 0; i < in.length; i++) {
      if (in[i] != 0) {
        scatter(in[i], i / positions, i % positions / width, i % width, sums);
      }
    }
    int channels = output.dimension(0);
    int places = output.size() / channels;
    for (int c = 0; c < channels; c++) {
      for (int p = 0; p < places; p++) {
        out[c * places + p] = sums[p * channels + c] + bias[c];
      }
    }
  }

  private void scatter(double x, int channel, int y, int x0, double[] sums) {
    Size2d kernel = conv.kernelSize();
    int group = channel / (input.dimension(0) / conv.groups());
    for (int ky = 0; ky < kernel.height(); ky++) {
      int oy =
          place(
              y + conv.padding().top() - ky * conv.dilation().height(),
              conv.stride().height(),
              output.dimension(1));
      for (int kx = 0; oy >= 0 && kx < kernel.width(); kx++) {
        int ox =
            place(
                x0 + conv.padding().left() - kx * conv.dilation().width(),
                conv.stride().width(),
                output.dimension(2));
        if (ox >= 0) {
          int row = ((channel * kernel.height() + ky) * kernel.width() + kx) * outputsPerGroup;
          int sum = (oy * output.dimension(2) + ox) * output.dimension(0) + group * outputsPerGroup;
          add(x, row, sums, sum);
        }
      }
    }
  }

  /** The output that sees an input through a tap, or -1. */
  private static int place(int distance, int stride, int extent) {
    int place = Math.floorDiv(distance, stride);
    return Math.floorMod(distance, stride) == 0 && place < extent ? Math.max(place, -1) : -1;
  }

  private void add(double x, int row, double[] sums, int start) {
    for (int o = 0; o < outputsPerGroup; o++) {
      sums[start + o] += x * rows[row + o];
    }
  }
}
