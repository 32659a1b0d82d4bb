package org.firefly.compiler;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import org.firefly.compiler.options.CompilerOptions;
import org.firefly.conventions.ResetKind;
import org.firefly.conventions.SpikeRule;
import org.firefly.network.Edge;
import org.firefly.network.Network;
import org.firefly.network.Neuron;
import org.firefly.network.Node;
import org.firefly.network.Shape;
import org.firefly.network.Shapes;
import org.firefly.network.Tensor;

/**
 * Evaluates a network as NIR defines it, node by node in real numbers, with v' = v + x for IF.
 * Exact for networks of small integers, so that it may be compared bit for bit.
 */
final class GraphReference {
  /** NIR's usual time step, in seconds. */
  private static final double DT = 1e-4;

  private final Network network;
  private final Shapes shapes;
  private final Map<String, double[]> membranes = new HashMap<>();
  private final Map<String, double[]> outputs = new HashMap<>();
  private final Map<String, Deque<double[]>> past = new HashMap<>();
  private final boolean inclusive;
  private final boolean soft;

  GraphReference(Network network, CompilerOptions options) {
    this.network = network;
    this.shapes = Shapes.infer(network);
    this.inclusive =
        options.conventions().rule().filter(r -> r == SpikeRule.GREATER_OR_EQUAL).isPresent();
    this.soft = options.conventions().reset().filter(r -> r == ResetKind.SUBTRACT).isPresent();
  }

  /** Sum over time of what reaches the output, for one sample. */
  long[] run(SpikeTensor input, int sample) {
    membranes.clear();
    outputs.clear();
    past.clear();
    settle();
    double[] sum = null;
    for (int t = 0; t < input.timeSteps(); t++) {
      double[] output = step(input.step(sample, t));
      sum = sum == null ? new double[output.length] : sum;
      for (int i = 0; i < output.length; i++) {
        sum[i] += output[i];
      }
    }
    long[] rounded = new long[sum.length];
    for (int i = 0; i < sum.length; i++) {
      rounded[i] = Math.round(sum[i]);
    }
    return rounded;
  }

  /** Before the first step inputs, neurons and delays give nothing; biases are there already. */
  private void settle() {
    for (String name : network.nodes().keySet()) {
      outputs.put(name, new double[shapes.output(name).size()]);
    }
    for (String name : network.topologicalOrder()) {
      Node node = network.node(name);
      if (!node.isStateful() && !(node instanceof Node.Input)) {
        double[] sum = new double[shapes.input(name).size()];
        for (String source : network.sources(name)) {
          double[] from = outputs.get(source);
          Arrays.setAll(sum, i -> sum[i] + from[i]);
        }
        outputs.put(name, evaluate(name, node, shapes.input(name), shapes.output(name), sum));
      }
    }
  }

  /** An edge that closes a cycle carries what its source gave in the step before. */
  private double[] step(double[] input) {
    Map<String, double[]> before = Map.copyOf(outputs);
    double[] given = null;
    for (String name : network.topologicalOrder()) {
      double[] sum = new double[shapes.input(name).size()];
      for (String source : network.sources(name)) {
        boolean late = network.feedbackEdges().contains(new Edge(source, name));
        double[] from = late ? before.get(source) : outputs.get(source);
        Arrays.setAll(sum, i -> sum[i] + from[i]);
      }
      Node node = network.node(name);
      double[] value =
          node instanceof Node.Input
              ? input
              : evaluate(name, node, shapes.input(name), shapes.output(name), sum);
      outputs.put(name, value);
      given = node instanceof Node.Output ? value : given;
    }
    return given;
  }

  private double[] evaluate(String name, Node node, Shape in, Shape out, double[] x) {
    if (node instanceof Node.Conv2d conv) {
      return conv(conv, in, out, x);
    } else if (node instanceof Node.Conv1d conv) {
      return conv1d(conv, in, out, x);
    } else if (node instanceof Node.Affine affine) {
      return matrix(affine.weight(), affine.bias(), x);
    } else if (node instanceof Node.Linear linear) {
      return matrix(linear.weight(), Tensor.scalar(0), x);
    } else if (node instanceof Node.Scale scale) {
      return scale(scale.scale().broadcastTo(in), x);
    } else if (node instanceof Node.SumPool2d pool) {
      return new Pool(
              pool.kernelSize().height(),
              pool.kernelSize().width(),
              pool.stride().height(),
              pool.stride().width(),
              pool.padding().height(),
              pool.padding().width(),
              1)
          .apply(in, out, x);
    } else if (node instanceof Node.AvgPool2d pool) {
      double size = pool.kernelSize().height() * pool.kernelSize().width();
      return new Pool(
              pool.kernelSize().height(),
              pool.kernelSize().width(),
              pool.stride().height(),
              pool.stride().width(),
              pool.padding().height(),
              pool.padding().width(),
              1 / size)
          .apply(in, out, x);
    } else if (node instanceof Neuron.IF neuron) {
      return neurons(name, neuron.vThreshold().broadcastTo(in), x, neuron.vReset().isEmpty());
    } else if (node instanceof Node.Threshold threshold) {
      return above(threshold.threshold().broadcastTo(in), x);
    } else if (node instanceof Node.Delay delay) {
      return late(name, (int) Math.round(delay.delay().value(0) / DT), x);
    }
    return x;
  }

  private double[] neurons(String name, Tensor theta, double[] x, boolean mayBeSoft) {
    double[] v = membranes.computeIfAbsent(name, key -> new double[x.length]);
    double[] spikes = new double[x.length];
    for (int i = 0; i < x.length; i++) {
      v[i] += x[i];
      double threshold = theta.value(i);
      if (inclusive ? v[i] >= threshold : v[i] > threshold) {
        spikes[i] = 1;
        v[i] = soft && mayBeSoft ? v[i] - threshold : 0;
      }
    }
    return spikes;
  }

  private double[] late(String name, int steps, double[] x) {
    Deque<double[]> line = past.computeIfAbsent(name, key -> new ArrayDeque<>());
    line.add(x);
    return line.size() > steps ? line.remove() : new double[x.length];
  }

  private static double[] above(Tensor theta, double[] x) {
    double[] spikes = new double[x.length];
    for (int i = 0; i < x.length; i++) {
      spikes[i] = x[i] > theta.value(i) ? 1 : 0;
    }
    return spikes;
  }

  private static double[] scale(Tensor scale, double[] x) {
    double[] y = new double[x.length];
    for (int i = 0; i < x.length; i++) {
      y[i] = scale.value(i) * x[i];
    }
    return y;
  }

  private static double[] matrix(Tensor weight, Tensor bias, double[] x) {
    double[] y = new double[weight.shape().dimension(0)];
    for (int o = 0; o < y.length; o++) {
      y[o] = bias.value(bias.size() == 1 ? 0 : o);
      for (int i = 0; i < x.length; i++) {
        y[o] += weight.value(o * x.length + i) * x[i];
      }
    }
    return y;
  }

  private static double[] conv(Node.Conv2d conv, Shape in, Shape out, double[] x) {
    double[] y = new double[out.size()];
    int groupInputs = conv.weight().shape().dimension(1);
    int groupOutputs = out.dimension(0) / conv.groups();
    for (int i = 0; i < y.length; i++) {
      int column = i % out.dimension(2);
      int row = i / out.dimension(2) % out.dimension(1);
      int o = i / (out.dimension(2) * out.dimension(1));
      y[i] = conv.bias().value(conv.bias().size() == 1 ? 0 : o);
      for (int c = 0; c < groupInputs; c++) {
        for (int ky = 0; ky < conv.kernelSize().height(); ky++) {
          for (int kx = 0; kx < conv.kernelSize().width(); kx++) {
            int iy = row * conv.stride().height() - conv.padding().top();
            int ix = column * conv.stride().width() - conv.padding().left();
            int w =
                ((o * groupInputs + c) * conv.kernelSize().height() + ky)
                        * conv.kernelSize().width()
                    + kx;
            y[i] +=
                conv.weight().value(w)
                    * at(
                        in,
                        x,
                        o / groupOutputs * groupInputs + c,
                        iy + ky * conv.dilation().height(),
                        ix + kx * conv.dilation().width());
          }
        }
      }
    }
    return y;
  }

  private static double[] conv1d(Node.Conv1d conv, Shape in, Shape out, double[] x) {
    double[] y = new double[out.size()];
    int groupInputs = conv.weight().shape().dimension(1);
    int groupOutputs = out.dimension(0) / conv.groups();
    for (int i = 0; i < y.length; i++) {
      int o = i / out.dimension(1);
      y[i] = conv.bias().value(conv.bias().size() == 1 ? 0 : o);
      for (int c = 0; c < groupInputs; c++) {
        for (int k = 0; k < conv.kernelSize(); k++) {
          int at =
              i % out.dimension(1) * conv.stride() - conv.padding().before() + k * conv.dilation();
          if (at >= 0 && at < in.dimension(1)) {
            int channel = o / groupOutputs * groupInputs + c;
            y[i] +=
                conv.weight().value((o * groupInputs + c) * conv.kernelSize() + k)
                    * x[channel * in.dimension(1) + at];
          }
        }
      }
    }
    return y;
  }

  private static double at(Shape shape, double[] x, int c, int row, int column) {
    boolean inside =
        row >= 0 && row < shape.dimension(1) && column >= 0 && column < shape.dimension(2);
    return inside ? x[(c * shape.dimension(1) + row) * shape.dimension(2) + column] : 0;
  }

  private record Pool(int ky, int kx, int sy, int sx, int py, int px, double factor) {
    double[] apply(Shape in, Shape out, double[] x) {
      double[] y = new double[out.size()];
      for (int i = 0; i < y.length; i++) {
        int column = i % out.dimension(2);
        int row = i / out.dimension(2) % out.dimension(1);
        int c = i / (out.dimension(2) * out.dimension(1));
        for (int dy = 0; dy < ky; dy++) {
          for (int dx = 0; dx < kx; dx++) {
            y[i] += at(in, x, c, row * sy - py + dy, column * sx - px + dx) * factor;
          }
        }
      }
      return y;
    }
  }
}
