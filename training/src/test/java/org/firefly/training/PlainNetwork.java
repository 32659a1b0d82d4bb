package org.firefly.training;

import java.util.HashMap;
import java.util.Map;
import org.firefly.network.Network;
import org.firefly.network.Neuron;
import org.firefly.network.Node;
import org.firefly.network.Tensor;

/** Runs a chain of NIR nodes with the most obvious loops, in double precision. */
final class PlainNetwork {
  private final Network network;

  PlainNetwork(Network network) {
    this.network = network;
  }

  /** Summed outputs [images, classes] for one-channel images. */
  float[] run(float[] pixels, int images, int timeSteps) {
    float[] all = null;
    int size = pixels.length / images;
    for (int n = 0; n < images; n++) {
      Map<String, double[]> membranes = new HashMap<>();
      for (int t = 0; t < timeSteps; t++) {
        double[] signal = new double[size];
        for (int i = 0; i < size; i++) {
          signal[i] = pixels[n * size + i];
        }
        FeatureMap map = new FeatureMap(signal, 1, 0, 0);
        for (String name : network.topologicalOrder()) {
          map = step(name, network.node(name), map, membranes);
        }
        all = all == null ? new float[images * map.data.length] : all;
        for (int i = 0; i < map.data.length; i++) {
          all[n * map.data.length + i] += (float) map.data[i];
        }
      }
    }
    return all;
  }

  private record FeatureMap(double[] data, int channels, int height, int width) {}

  private static FeatureMap step(
      String name, Node node, FeatureMap in, Map<String, double[]> membranes) {
    if (node instanceof Node.Input input) {
      return new FeatureMap(in.data, 1, input.shape().dimension(1), input.shape().dimension(2));
    } else if (node instanceof Node.Conv2d convolution) {
      return convolve(convolution, in);
    } else if (node instanceof Node.SumPool2d) {
      return pool(in);
    } else if (node instanceof Node.Threshold threshold) {
      double[] out = new double[in.data.length];
      for (int i = 0; i < out.length; i++) {
        out[i] = in.data[i] > threshold.threshold().value(0) ? 1 : 0;
      }
      return new FeatureMap(out, in.channels, in.height, in.width);
    } else if (node instanceof Node.Affine affine) {
      return affine(affine, in);
    } else if (node instanceof Neuron.IF) {
      return fire(in, membranes.computeIfAbsent(name, k -> new double[in.data.length]), 1, 1);
    } else if (node instanceof Neuron.LIF neuron) {
      double share = 1e-4 / neuron.tau().value(0);
      double gain = share * neuron.r().value(0);
      double[] membrane = membranes.computeIfAbsent(name, k -> new double[in.data.length]);
      return fire(in, membrane, 1 - share, gain);
    }
    return in;
  }

  private static FeatureMap fire(FeatureMap in, double[] membrane, double decay, double gain) {
    double[] out = new double[membrane.length];
    for (int i = 0; i < out.length; i++) {
      membrane[i] = decay * membrane[i] + gain * in.data[i];
      if (membrane[i] > 1) {
        out[i] = 1;
        membrane[i] = 0;
      }
    }
    return new FeatureMap(out, in.channels, in.height, in.width);
  }

  private static FeatureMap convolve(Node.Conv2d node, FeatureMap in) {
    Tensor weight = node.weight();
    int outputs = weight.shape().dimension(0);
    int kernel = weight.shape().dimension(2);
    double[] out = new double[outputs * in.height * in.width];
    for (int o = 0; o < outputs; o++) {
      for (int y = 0; y < in.height; y++) {
        for (int x = 0; x < in.width; x++) {
          double sum = node.bias().value(o);
          for (int c = 0; c < in.channels; c++) {
            for (int dy = 0; dy < kernel; dy++) {
              for (int dx = 0; dx < kernel; dx++) {
                int row = y + dy - kernel / 2;
                int column = x + dx - kernel / 2;
                if (row >= 0 && row < in.height && column >= 0 && column < in.width) {
                  sum +=
                      weight.value(((o * in.channels + c) * kernel + dy) * kernel + dx)
                          * in.data[(c * in.height + row) * in.width + column];
                }
              }
            }
          }
          out[(o * in.height + y) * in.width + x] = sum;
        }
      }
    }
    return new FeatureMap(out, outputs, in.height, in.width);
  }

  private static FeatureMap pool(FeatureMap in) {
    int height = in.height / 2;
    int width = in.width / 2;
    double[] out = new double[in.channels * height * width];
    for (int i = 0; i < out.length; i++) {
      int channel = i / (height * width);
      int y = i / width % height;
      int x = i % width;
      int corner = (channel * in.height + 2 * y) * in.width + 2 * x;
      out[i] =
          in.data[corner]
              + in.data[corner + 1]
              + in.data[corner + in.width]
              + in.data[corner + in.width + 1];
    }
    return new FeatureMap(out, in.channels, height, width);
  }

  private static FeatureMap affine(Node.Affine node, FeatureMap in) {
    double[] out = new double[node.bias().size()];
    for (int o = 0; o < out.length; o++) {
      out[o] = node.bias().value(o);
      for (int i = 0; i < in.data.length; i++) {
        out[o] += node.weight().value(o * in.data.length + i) * in.data[i];
      }
    }
    return new FeatureMap(out, out.length, 1, 1);
  }
}
