package org.firefly.report.page;

import static j2html.TagCreator.p;

import j2html.tags.DomContent;
import java.util.List;
import org.firefly.report.chart.Chart;
import org.firefly.report.chart.GraphChart;
import org.firefly.report.model.LayerFacts;
import org.firefly.report.model.NetworkGraph;
import org.firefly.report.page.DataTable.Cell;

/** What the network is. */
final class NetworkSection {
  private NetworkSection() {}

  static Section of(NetworkGraph network, List<LayerFacts> layers) {
    return new Section(
        "network",
        "The network",
        List.of(
            Figure.of(
                "Graph with the shape of what leaves each node", graph(network), nodes(network)),
            conventions(network).content(),
            p(
                "Each layer is a weighted map with the neurons behind it. Equations are those of one time"
                    + " step, in real numbers: x is the input, v the membrane."),
            layers(layers).content()));
  }

  private static Chart graph(NetworkGraph network) {
    return GraphChart.of(
        network.nodes().stream()
            .map(
                node ->
                    new GraphChart.Box(
                        node.name(),
                        node.name() + ": " + node.type() + " " + node.output(),
                        node.level()))
            .toList(),
        network.edges().stream()
            .map(
                edge ->
                    new GraphChart.Arrow(
                        edge.source(), edge.target(), edge.delayed(), !isNext(network, edge)))
            .toList());
  }

  private static boolean isNext(NetworkGraph network, NetworkGraph.Edge edge) {
    return level(network, edge.target()) == level(network, edge.source()) + 1;
  }

  private static int level(NetworkGraph network, String name) {
    return network.nodes().stream()
        .filter(node -> node.name().equals(name))
        .mapToInt(NetworkGraph.Node::level)
        .findFirst()
        .orElseThrow();
  }

  private static DomContent nodes(NetworkGraph network) {
    DataTable table = new DataTable("Nodes", "node", "type", "output", "neurons", "gets from");
    for (NetworkGraph.Node node : network.nodes()) {
      List<String> sources =
          network.edges().stream()
              .filter(edge -> edge.target().equals(node.name()))
              .map(edge -> edge.source() + (edge.delayed() ? " (one step before)" : ""))
              .toList();
      table.row(
          Cell.text(node.name()),
          Cell.text(node.type()),
          Cell.text(node.output()),
          Cell.lines(List.of(node.equation())),
          Cell.text(String.join(", ", sources)));
    }
    return table.content();
  }

  private static DataTable conventions(NetworkGraph network) {
    DataTable table = new DataTable("How the file is read", "choice", "value", "who decided");
    network
        .conventions()
        .forEach(
            c -> table.row(Cell.text(c.choice()), Cell.text(c.value()), Cell.text(c.origin())));
    return table;
  }

  private static DataTable layers(List<LayerFacts> layers) {
    DataTable table =
        new DataTable(
            "What each layer became",
            "layer",
            "kind",
            "runs on",
            "equation",
            "smallest scale",
            "largest scale",
            "smallest threshold",
            "largest threshold",
            "weight bits",
            "fraction bits",
            "smallest decay of 32768",
            "largest decay",
            "least membrane",
            "most membrane",
            "bits",
            "overflow");
    for (LayerFacts layer : layers) {
      table.row(
          Cell.text(layer.name()),
          Cell.text(layer.description()),
          Cell.text(layer.place()),
          Cell.lines(layer.equations()),
          Cell.decimal(layer.scaleMin()),
          Cell.decimal(layer.scaleMax()),
          Cell.count(layer.thresholdMin()),
          Cell.count(layer.thresholdMax()),
          Cell.count(layer.weightBits()),
          Cell.count(layer.fractionBits()),
          Cell.count(layer.decayMin()),
          Cell.count(layer.decayMax()),
          Cell.count(layer.membraneMin()),
          Cell.count(layer.membraneMax()),
          Cell.count(layer.membraneBits()),
          Cell.text(layer.provenNoOverflow() ? "cannot" : "not excluded"));
    }
    return table;
  }
}
