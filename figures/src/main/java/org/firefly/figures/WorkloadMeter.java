package org.firefly.figures;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.ToDoubleFunction;
import org.firefly.interpreter.Interpreter;
import org.firefly.interpreter.Observer;
import org.firefly.network.Network;
import org.firefly.network.Neuron;
import org.firefly.network.Node;
import org.firefly.network.Shapes;

/**
 * Counts while the float network runs: give {@link #nodes} and the meter to a run of the
 * interpreter, and ask for the {@link #figures} afterwards.
 */
public final class WorkloadMeter implements Observer {
  private final int steps;
  private final Map<String, ConnectionTally> connections = new LinkedHashMap<>();
  private final Map<String, NeuronTally> neurons = new LinkedHashMap<>();

  /**
   * A meter for one run.
   *
   * @param steps T
   */
  public WorkloadMeter(Interpreter interpreter, int steps) {
    this.steps = steps;
    Network network = interpreter.network();
    Shapes shapes = interpreter.shapes();
    for (String name : network.topologicalOrder()) {
      Node node = network.node(name);
      FanOut.of(node, shapes.input(name), shapes.output(name))
          .ifPresent(fanOut -> connections.put(name, new ConnectionTally(name, fanOut, steps)));
      if (isNeurons(network, name)) {
        neurons.put(name, new NeuronTally(name, shapes.output(name).size(), fires(node)));
      }
    }
  }

  /** A threshold behind a pool is how files write a maximum of spikes: it has no neurons. */
  private static boolean isNeurons(Network network, String name) {
    Node node = network.node(name);
    return node instanceof Neuron
        || node instanceof Node.Threshold
            && network.sources(name).stream().map(network::node).noneMatch(WorkloadMeter::pools);
  }

  private static boolean pools(Node node) {
    return node instanceof Node.SumPool2d || node instanceof Node.AvgPool2d;
  }

  private static boolean fires(Node node) {
    return node instanceof Node.Threshold
        || node instanceof Neuron neuron && neuron.threshold().isPresent();
  }

  /** The nodes to watch. */
  public Set<String> nodes() {
    Set<String> nodes = new TreeSet<>(connections.keySet());
    nodes.addAll(neurons.keySet());
    return nodes;
  }

  @Override
  public void received(int sample, int step, String node, double[] input) {
    if (connections.containsKey(node)) {
      connections.get(node).add(step, input);
    }
  }

  @Override
  public void membranes(int sample, int step, String node, double[] before, double[] after) {
    neurons.get(node).addMembranes(step, before, after);
  }

  @Override
  public void observe(int sample, int step, String node, double[] output) {
    if (neurons.containsKey(node)) {
      neurons.get(node).addOutput(output);
    }
  }

  /**
   * What was counted.
   *
   * @param samples samples that were run
   */
  public WorkloadFigures figures(int samples) {
    List<WorkloadFigures.Connection> ofConnections =
        connections.values().stream().map(tally -> tally.figures(samples)).toList();
    List<WorkloadFigures.Neurons> ofNeurons =
        neurons.values().stream().map(tally -> tally.figures(samples)).toList();
    return new WorkloadFigures(
        samples,
        steps,
        sparsity(),
        sum(ofConnections, WorkloadFigures.Connection::denseOperations),
        sum(ofConnections, WorkloadFigures.Connection::effectiveMacs),
        sum(ofConnections, WorkloadFigures.Connection::effectiveAcs),
        sum(ofNeurons, WorkloadFigures.Neurons::membraneUpdates),
        ofConnections,
        ofNeurons);
  }

  private double sparsity() {
    long outputs = neurons.values().stream().mapToLong(NeuronTally::outputs).sum();
    long silent = neurons.values().stream().mapToLong(NeuronTally::silent).sum();
    return outputs == 0 ? 0 : (double) silent / outputs;
  }

  private static <T> double sum(List<T> items, ToDoubleFunction<T> value) {
    return items.stream().mapToDouble(value).sum();
  }
}
