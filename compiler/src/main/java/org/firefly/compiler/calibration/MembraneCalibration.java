package org.firefly.compiler.calibration;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import org.firefly.compiler.options.Calibration;
import org.firefly.conventions.ConventionOptions;
import org.firefly.conventions.Conventions;
import org.firefly.host.samples.Samples;
import org.firefly.interpreter.FloatSamples;
import org.firefly.interpreter.Interpreter;
import org.firefly.interpreter.Observer;
import org.firefly.network.FireFlyNotes;
import org.firefly.network.Network;
import org.firefly.network.Neuron;
import org.firefly.network.Node;
import org.firefly.network.Shape;

/** Runs the float network on samples and keeps how far its membranes go. */
public final class MembraneCalibration implements Observer {
  /** Samples of a set that are looked at. */
  public static final int MOST_SAMPLES = 64;

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
   * What the membranes do on the first samples of a set, in the steps of the input that the
   * network's file says.
   *
   * @param options how the network's neurons are read
   * @param steps T of samples that are constant currents
   * @throws org.firefly.network.NetworkException if the samples do not fit the network
   */
  public static Calibration of(
      Network network, ConventionOptions options, Samples samples, int steps) {
    Interpreter interpreter = Interpreter.of(network, Conventions.resolve(network, options));
    int count = Math.min(MOST_SAMPLES, samples.source().count());
    MembraneCalibration seen = new MembraneCalibration(interpreter, count);
    interpreter.run(
        FloatSamples.of(inSteps(samples, network).source(), count, steps),
        seen.membranes.keySet(),
        seen);
    return new Calibration(
        count,
        seen.membranes.keySet().stream().collect(Collectors.toMap(name -> name, seen::extremes)));
  }

  private static Samples inSteps(Samples samples, Network network) {
    OptionalDouble step = FireFlyNotes.of(network.metadata()).inputScale();
    boolean spikes = samples.source().match(currents -> false, s -> true);
    return spikes || step.isEmpty() ? samples : samples.inSteps(step.getAsDouble());
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
