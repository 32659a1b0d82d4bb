package org.firefly.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.firefly.cli.report.Printable;
import org.firefly.cli.report.Table;
import org.firefly.network.Metadata;
import org.firefly.network.Network;
import org.firefly.network.Node;
import org.firefly.network.Shapes;
import org.firefly.network.Tensor;
import org.firefly.network.nir.NirFile;
import org.firefly.network.nir.NirReader;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** What is in a NIR file. */
@Command(
    name = "inspect",
    mixinStandardHelpOptions = true,
    description =
        "Shows what is in a NIR file: nodes, shapes, parameters, edges and notes. A file that"
            + " cannot be used is refused with the node and field at fault.")
final class InspectCommand implements Callable<Integer> {
  @Parameters(paramLabel = "MODEL.nir", description = "The file.")
  private Path model;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    NirFile file = NirReader.readFile(model);
    Network network = file.network().flatten();
    PrintWriter out = spec.commandLine().getOut();
    out.printf(
        Locale.ROOT,
        "%s: NIR %s, %d nodes, %d edges%n%n",
        model,
        file.version().orElse("without a version"),
        network.nodes().size(),
        network.edges().size());
    out.print(nodes(network));
    printNotes(network.metadata(), out);
    out.flush();
    return 0;
  }

  private static Table nodes(Network network) {
    Shapes shapes = Shapes.infer(network);
    Table table = new Table("node", "type", "from", "input", "output", "parameters");
    for (String name : network.topologicalOrder()) {
      Node node = network.node(name);
      table.add(
          name,
          node.type(),
          String.join(" + ", network.sources(name)),
          shapes.input(name).toString(),
          shapes.output(name).toString(),
          parameters(node));
    }
    return table;
  }

  private static String parameters(Node node) {
    return node.parameters().entrySet().stream()
        .map(InspectCommand::parameter)
        .collect(Collectors.joining(", "));
  }

  private static String parameter(Map.Entry<String, Tensor> entry) {
    Tensor tensor = entry.getValue();
    return tensor.size() == 1
        ? entry.getKey() + " = " + tensor.value(0)
        : entry.getKey() + " " + tensor.shape();
  }

  private static String value(Tensor tensor) {
    return tensor.size() == 1 ? Double.toString(tensor.value(0)) : tensor.toString();
  }

  private static void printNotes(Metadata notes, PrintWriter out) {
    notes
        .textKeys()
        .forEach(key -> out.println(Printable.line(key + " = " + notes.text(key).orElse(""))));
    notes
        .numberKeys()
        .forEach(
            key -> out.println(Printable.line(key + " = " + notes.numbers(key).orElseThrow())));
  }
}
