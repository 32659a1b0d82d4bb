package org.firefly.cli.conformance;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.firefly.network.Network;
import org.firefly.network.Neuron;
import org.firefly.network.Node;
import org.firefly.network.Shape;
import org.firefly.network.Shapes;
import org.firefly.network.Tensor;

/**
 * Evaluates a NIR graph node by node from the equations of its primitives, at a time step of 1e-4
 * s. Values are multiples of small powers of two, so double precision is exact. The one deviation
 * from real numbers is the one that is documented: a membrane leaks by {@code (v m + 2^14) >> 15},
 * where v counts in the unit that the compiler chose.
 */
final class NirReference {
  private static final double DT = 1e-4;
  private static final int ONE = 1 << 15;

  private final Network network;
  private final Shapes shapes;
  private final boolean inclusive;
  private final Map<String, double[]> units;
  private final Map<String, double[]> membranes = new HashMap<>();

  /**
   * @param inclusive whether neurons fire at their threshold
   * @param units per node with neurons and channel, what an integer step of a membrane is worth
   */
  NirReference(Network network, boolean inclusive, Map<String, double[]> units) {
    this.network = network;
    this.shapes = Shapes.infer(network);
    this.inclusive = inclusive;
    this.units = units;
  }

  /** Forgets all membranes, for the next sample. */
  void reset() {
    membranes.clear();
  }

  /** The outputs of all nodes for the input of one time step, by name. */
  Map<String, double[]> step(double[] input) {
    Map<String, double[]> values = new LinkedHashMap<>();
    for (String name : network.topologicalOrder()) {
      double[] sum =
          network.sources(name).isEmpty() ? input : new double[shapes.input(name).size()];
      for (String source : network.sources(name)) {
        for (int i = 0; i < sum.length; i++) {
          sum[i] += values.get(source)[i];
        }
      }
      values.put(name, node(name, network.node(name), sum));
    }
    return values;
  }

  private double[] node(String name, Node node, double[] x) {
    Shape in = shapes.input(name);
    Shape out = shapes.output(name);
    if (node instanceof Node.Affine affine) {
      return matrix(affine.weight(), affine.bias().broadcastTo(out), x);
    } else if (node instanceof Node.Linear linear) {
      return matrix(linear.weight(), Tensor.zeros(out), x);
    } else if (node instanceof Node.Scale scale) {
      Tensor factors = scale.scale().broadcastTo(in);
      return Tensor.generate(in, i -> factors.value(i) * x[i]).toArray();
    } else if (node instanceof Node.Conv2d conv) {
      return new Convolution(conv, in, out).of(x);
    } else if (node instanceof Node.Conv1d conv) {
      return new Convolution(conv, in, out).of(x);
    } else if (node instanceof Node.SumPool2d pool) {
      return new Window(pool).of(in, out, x, 1);
    } else if (node instanceof Node.AvgPool2d pool) {
      int size = pool.kernelSize().height() * pool.kernelSize().width();
      return new Window(new Node.SumPool2d(pool.kernelSize(), pool.stride(), pool.padding()))
          .of(in, out, x, size);
    } else if (node instanceof Node.Threshold threshold) {
      Tensor theta = threshold.threshold().broadcastTo(in);
      return Tensor.generate(in, i -> x[i] > theta.value(i) ? 1 : 0).toArray();
    } else if (node instanceof Neuron neuron) {
      return neurons(name, neuron, in, x);
    }
    return x;
  }

  private double[] neurons(String name, Neuron node, Shape shape, double[] x) {
    double[] v = membranes.computeIfAbsent(name, key -> new double[x.length]);
    integrate(node, shape, units.get(name), v, x);
    return node.threshold().isPresent() ? fire(node, shape, v) : v.clone();
  }

  private double[] fire(Neuron node, Shape shape, double[] v) {
    Tensor theta = node.threshold().orElseThrow().broadcastTo(shape);
    boolean hard = node.parameters().containsKey("v_reset");
    double[] spikes = new double[v.length];
    for (int i = 0; i < v.length; i++) {
      if (inclusive ? v[i] >= theta.value(i) : v[i] > theta.value(i)) {
        spikes[i] = 1;
        v[i] = hard ? 0 : v[i] - theta.value(i);
      }
    }
    return spikes;
  }

  /** IF: v' = v + r dt x; LIF: v' = a v + (1 - a)(v_leak + r x), a = 1 - dt / tau. */
  private static void integrate(Neuron node, Shape shape, double[] units, double[] v, double[] x) {
    Map<String, Tensor> values = node.parameters();
    Tensor r = values.get("r").broadcastTo(shape);
    if (!values.containsKey("tau")) {
      for (int i = 0; i < v.length; i++) {
        v[i] += (r.value(i) == 1 ? 1 : r.value(i) * DT) * x[i];
      }
      return;
    }
    Tensor tau = values.get("tau").broadcastTo(shape);
    Tensor leak = values.get("v_leak").broadcastTo(shape);
    for (int i = 0; i < v.length; i++) {
      double ratio = DT / tau.value(i);
      double unit = units[i * units.length / v.length];
      long m = Math.round((1 - ratio) * ONE);
      long decayed = Math.floorDiv(Math.round(v[i] / unit) * m + ONE / 2, (long) ONE);
      double bias = Math.rint(ratio * leak.value(i) / unit);
      double input = Math.rint(ratio * r.value(i) * x[i] / unit);
      v[i] = (decayed + bias + input) * unit;
    }
  }

  private static double[] matrix(Tensor weight, Tensor bias, double[] x) {
    double[] y = bias.toArray();
    for (int o = 0; o < y.length; o++) {
      for (int i = 0; i < x.length; i++) {
        y[o] += weight.value(o * x.length + i) * x[i];
      }
    }
    return y;
  }

  private record Window(Node.SumPool2d pool) {
    double[] of(Shape in, Shape out, double[] x, int divisor) {
      Map3 from = Map3.of(in);
      Map3 to = Map3.of(out);
      double[] y = new double[out.size()];
      for (int i = 0; i < y.length; i++) {
        int top = to.row(i) * pool.stride().height() - pool.padding().height();
        int left = to.column(i) * pool.stride().width() - pool.padding().width();
        for (int dy = 0; dy < pool.kernelSize().height(); dy++) {
          for (int dx = 0; dx < pool.kernelSize().width(); dx++) {
            y[i] += from.at(x, to.channel(i), top + dy, left + dx);
          }
        }
        y[i] /= divisor;
      }
      return y;
    }
  }
}
