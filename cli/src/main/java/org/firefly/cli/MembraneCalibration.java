package org.firefly.cli;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.firefly.compiler.options.Calibration;
import org.firefly.conventions.Conventions;
import org.firefly.interpreter.Interpreter;
import org.firefly.interpreter.Observer;
import org.firefly.interpreter.Samples;
import org.firefly.network.Network;
import org.firefly.network.Neuron;
import org.firefly.network.Node;
import org.firefly.network.Shape;

/** Runs the float network on samples and keeps how far its membranes go. */
final class MembraneCalibration implements Observer {
  private final Map<String, Range> membranes = new HashMap<>();
  private final Map<String, Range> inputs = new HashMap<>();
  private final Map<String, double[][]> sums = new HashMap<>();

  private MembraneCalibration(Interpreter interpreter, int samples) {
    Network network = interpreter.network();
    for (String name : network.nodes().keySet()) {
      Shape shape = interpreter.shapes().input(name);
      if (network.node(name) instanceof Neuron || network.node(name) instanceof Node.Threshold) {
        membranes.put(name, new Range(shape));
        inputs.put(name, new Range(shape));
      } else if (network.targets(name).stream().anyMatch(t -> isOutput(network, t))) {
        Shape output = interpreter.shapes().output(name);
        membranes.put(name, new Range(output));
        inputs.put(name, new Range(output));
        sums.put(name, new double[samples][output.size()]);
      }
    }
  }

  private static boolean isOutput(Network network, String name) {
    return network.node(name) instanceof Node.Output;
  }

  /**
   * What the membranes do on samples.
   *
   * @throws org.firefly.network.NetworkException if the samples do not fit the network
   */
  static Calibration of(Network network, Conventions conventions, Samples samples) {
    Interpreter interpreter = Interpreter.of(network, conventions);
    MembraneCalibration seen = new MembraneCalibration(interpreter, samples.count());
    interpreter.run(samples, seen.membranes.keySet(), seen);
    return new Calibration(
        samples.count(),
        seen.membranes.keySet().stream().collect(Collectors.toMap(name -> name, seen::extremes)));
  }

  private Calibration.Extremes extremes(String name) {
    Range membrane = membranes.get(name);
    Range input = inputs.get(name);
    return new Calibration.Extremes(membrane.lowest, membrane.highest, input.lowest, input.highest);
  }

  @Override
  public void received(int sample, int step, String node, double[] input) {
    if (!sums.containsKey(node)) {
      inputs.get(node).see(input);
    }
  }

  @Override
  public void membranes(int sample, int step, String node, double[] before, double[] after) {
    membranes.get(node).see(after);
  }

  @Override
  public void observe(int sample, int step, String node, double[] output) {
    double[][] all = sums.get(node);
    if (all != null) {
      Arrays.setAll(all[sample], i -> all[sample][i] + output[i]);
      membranes.get(node).see(all[sample]);
    }
  }

  /** Extremes per channel; several samples may come at a time. */
  private static final class Range {
    private final double[] lowest;
    private final double[] highest;

    Range(Shape shape) {
      int channels = shape.rank() == 0 ? 1 : shape.dimension(0);
      lowest = new double[channels];
      highest = new double[channels];
    }

    synchronized void see(double[] values) {
      for (int i = 0; i < values.length; i++) {
        int channel = (int) ((long) i * lowest.length / values.length);
        lowest[channel] = Math.min(lowest[channel], values[i]);
        highest[channel] = Math.max(highest[channel], values[i]);
      }
    }
  }
}
