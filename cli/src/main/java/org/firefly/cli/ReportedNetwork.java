package org.firefly.cli;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.firefly.compiler.Compilation;
import org.firefly.compiler.LayerExplanation;
import org.firefly.conventions.Chosen;
import org.firefly.conventions.Conventions;
import org.firefly.conventions.DiscreteNeuron;
import org.firefly.conventions.Named;
import org.firefly.conventions.NeuronEquation;
import org.firefly.network.Edge;
import org.firefly.network.Network;
import org.firefly.network.Shapes;
import org.firefly.report.model.LayerFacts;
import org.firefly.report.model.NetworkGraph;

/** What a report says of the network itself. */
record ReportedNetwork(Network network, Conventions conventions) {
  /** The graph, subgraphs inlined. */
  NetworkGraph graph() {
    Network flat = network.flatten();
    Shapes shapes = Shapes.infer(flat);
    Map<String, Integer> levels = levels(flat);
    Set<Edge> feedback = flat.feedbackEdges();
    return new NetworkGraph(
        flat.topologicalOrder().stream()
            .map(
                name ->
                    new NetworkGraph.Node(
                        name,
                        flat.node(name).type(),
                        shapes.output(name).toString(),
                        equation(flat, shapes, name),
                        levels.get(name)))
            .toList(),
        flat.edges().stream()
            .map(
                edge ->
                    new NetworkGraph.Edge(edge.source(), edge.target(), feedback.contains(edge)))
            .toList(),
        choices());
  }

  private String equation(Network flat, Shapes shapes, String name) {
    return NeuronEquation.of(name, flat.node(name), shapes.input(name), conventions)
        .map(DiscreteNeuron::text)
        .orElse("")
        .replace("\n", "; ");
  }

  private static Map<String, Integer> levels(Network flat) {
    Set<Edge> feedback = flat.feedbackEdges();
    Map<String, Integer> levels = new HashMap<>();
    for (String name : flat.topologicalOrder()) {
      int level =
          flat.sources(name).stream()
              .filter(source -> !feedback.contains(new Edge(source, name)))
              .mapToInt(source -> levels.get(source) + 1)
              .max()
              .orElse(0);
      levels.put(name, level);
    }
    return levels;
  }

  private List<NetworkGraph.Convention> choices() {
    List<NetworkGraph.Convention> choices = new ArrayList<>();
    choices.add(
        choice("rules of", conventions.framework().value().title(), conventions.framework()));
    choices.add(
        choice(
            "time step in seconds",
            BigDecimal.valueOf(conventions.dt().value()).stripTrailingZeros().toPlainString(),
            conventions.dt()));
    choices.add(named("reset", conventions.reset()));
    choices.add(named("reset delay", conventions.timing()));
    choices.add(
        choice(
            "a neuron fires if",
            "u " + conventions.rule().value().sign() + " theta",
            conventions.rule()));
    choices.add(named("decay law", conventions.law()));
    choices.add(named("current that a membrane sees", conventions.current()));
    return choices;
  }

  private static NetworkGraph.Convention named(String what, Chosen<? extends Named> chosen) {
    return choice(what, chosen.value().option(), chosen);
  }

  private static NetworkGraph.Convention choice(String what, String value, Chosen<?> chosen) {
    return new NetworkGraph.Convention(what, value, chosen.origin().toString());
  }

  /** What each layer became. */
  static List<LayerFacts> layers(Compilation compilation) {
    return compilation.explain().stream().map(ReportedNetwork::facts).toList();
  }

  private static LayerFacts facts(LayerExplanation layer) {
    LayerExplanation.Integers integers = layer.integers();
    return new LayerFacts(
        layer.name(),
        layer.description(),
        layer.place().name().toLowerCase(Locale.ROOT),
        layer.equations(),
        integers.scale().least(),
        integers.scale().most(),
        (int) integers.threshold().least(),
        (int) integers.threshold().most(),
        integers.weightBits(),
        integers.fractionBits(),
        (int) integers.decay().least(),
        (int) integers.decay().most(),
        layer.staticRange().min(),
        layer.staticRange().max(),
        layer.membraneBits(),
        layer.provenNoOverflow());
  }
}
