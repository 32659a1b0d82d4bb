package org.firefly.interpreter;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.firefly.conventions.Conventions;
import org.firefly.network.Edge;
import org.firefly.network.Network;
import org.firefly.network.NetworkException;
import org.firefly.network.Node;
import org.firefly.network.Shapes;

/**
 * A network ready to be computed in double precision. Every join adds. Within a step a node sees
 * what its sources give in that step, except across the edges that close a cycle ({@link
 * Network#feedbackEdges}): those carry what their source gave one step before. Before the first
 * step that is what the source gives while every input and every neuron is silent, so that a bias
 * in a cycle counts from the first step on.
 *
 * <p>Immutable; runs may go on at the same time.
 */
public final class Interpreter {
  private final Network network;
  private final Shapes shapes;
  private final List<Stage> stages;

  /**
   * A node with the places of its sources in the list of stages.
   *
   * @param delayed sources across edges that close a cycle
   */
  record Stage(
      String name,
      Node node,
      int inputs,
      int outputs,
      List<Integer> sources,
      List<Integer> delayed,
      Supplier<Operation> operation) {}

  private Interpreter(Network network, Conventions conventions) {
    this.network = network;
    this.shapes = Shapes.infer(network);
    this.stages = List.copyOf(stages(conventions));
  }

  /**
   * Prepares a network; subgraphs are inlined, so that nodes have the names of {@link
   * Network#flatten}.
   *
   * @throws NetworkException if it cannot be computed, naming node and remedy
   */
  public static Interpreter of(Network network, Conventions conventions) {
    return new Interpreter(network.flatten(), conventions);
  }

  private List<Stage> stages(Conventions conventions) {
    Operations operations = new Operations(shapes, conventions);
    Set<Edge> feedback = network.feedbackEdges();
    List<String> order = network.topologicalOrder();
    Map<String, Integer> places = new HashMap<>();
    order.forEach(name -> places.put(name, places.size()));
    List<Stage> result = new ArrayList<>();
    for (String name : order) {
      List<Integer> sources = new ArrayList<>();
      List<Integer> delayed = new ArrayList<>();
      for (String source : network.sources(name)) {
        (feedback.contains(new Edge(source, name)) ? delayed : sources).add(places.get(source));
      }
      Node node = network.node(name);
      result.add(
          new Stage(
              name,
              node,
              shapes.input(name).size(),
              shapes.output(name).size(),
              List.copyOf(sources),
              List.copyOf(delayed),
              operations.of(name, node)));
    }
    return result;
  }

  /** The flattened network. */
  public Network network() {
    return network;
  }

  /** The shapes of its nodes. */
  public Shapes shapes() {
    return shapes;
  }

  /**
   * Computes all samples, several at a time.
   *
   * @param watched the nodes whose outputs the observer sees
   * @throws NetworkException if the samples have another shape than the network's only input
   */
  public void run(Samples samples, Set<String> watched, Observer observer) {
    checkInput(samples);
    IntStream.range(0, samples.count())
        .parallel()
        .forEach(sample -> new Run(stages, watched, observer).compute(samples, sample));
  }

  /**
   * The node that data leaves the network by.
   *
   * @throws NetworkException if there is not exactly one
   */
  String onlyOutput() {
    List<String> outputs =
        stages.stream().filter(s -> s.node() instanceof Node.Output).map(Stage::name).toList();
    if (outputs.size() != 1) {
      throw new NetworkException(
          "the network has " + outputs.size() + " nodes of type Output but needs one");
    }
    return outputs.get(0);
  }

  private void checkInput(Samples samples) {
    List<Stage> inputs = stages.stream().filter(s -> s.node() instanceof Node.Input).toList();
    if (inputs.size() != 1) {
      throw new NetworkException(
          "the network has " + inputs.size() + " nodes of type Input, but samples feed one");
    }
    if (inputs.get(0).inputs() != samples.shape().size()) {
      throw NetworkException.inNode(
          inputs.get(0).name(),
          "takes "
              + shapes.input(inputs.get(0).name())
              + " but the samples have shape "
              + samples.shape()
              + "; reshape them");
    }
  }
}
