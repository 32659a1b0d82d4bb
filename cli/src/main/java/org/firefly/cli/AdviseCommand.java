package org.firefly.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.firefly.architecture.board.Board;
import org.firefly.cli.report.ReportPrinter;
import org.firefly.cli.report.Table;
import org.firefly.compiler.Compilation;
import org.firefly.compiler.options.Input;
import org.firefly.host.file.Json;
import org.firefly.network.Network;
import org.firefly.runtime.command.OutputPath;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** What bounds a network on a board, and what would make it faster. */
@Command(
    name = "advise",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Says what bounds a network on a board, and what would make it faster.",
      "",
      "Tries larger batches, the other boards, and settings of this board's accelerator, each with"
          + " the clock model, and shows those that gain at least 2 % of throughput. Accelerators that"
          + " the device has too few DSP slices or block memories for are left out; look-up tables are"
          + " known after `firefly synth` only."
    },
    footer = {"", "Example:", "  firefly advise models/fashion-mnist.nir --target kv260"})
final class AdviseCommand implements Callable<Integer> {
  @Parameters(paramLabel = "NETWORK", description = "A NIR file or a network string.")
  private String network;

  @Option(
      converter = OutputPath.ToFile.class,
      names = "--json",
      paramLabel = "ADVICE.json",
      description = "Writes the advice as JSON.")
  private Optional<Path> json;

  @Mixin private ModelOptions modelOptions;
  @Mixin private SpikesOption spikes = new SpikesOption();
  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws Exception {
    Board board = modelOptions.board();
    Network graph = NetworkArgument.read(network, 1);
    Input input = spikes.or(InputOptions.PIXELS);
    Compilation compilation =
        new CompileJob(graph, board, modelOptions, spec.commandLine().getErr()).compile(input);
    Adviser adviser =
        new Adviser(graph, other -> modelOptions.compilerOptions(other, graph).withInput(input));
    Advice advice = adviser.advise(Estimate.of(graph, compilation, board), modelOptions.batch());
    PrintWriter out = spec.commandLine().getOut();
    out.print(text(advice));
    out.flush();
    if (json.isPresent()) {
      Json.write(advice, json.get());
    }
    return 0;
  }

  private static String text(Advice advice) {
    String now =
        String.format(
            Locale.ROOT,
            "On %s at batch %d: %.1f images/s, %.1f us a batch block. %s%n",
            advice.now().board(),
            advice.now().batch(),
            advice.now().imagesPerSecond(),
            advice.now().latencyUs(),
            advice.bound());
    return advice.suggestions().isEmpty()
        ? now + "Nothing that was tried gains 2 % of throughput.\n"
        : now + "\n" + table(advice.suggestions());
  }

  private static String table(List<Advice.Suggestion> suggestions) {
    Table table = new Table("what", "images/s", "gain", "latency, us", "how");
    for (Advice.Suggestion suggestion : suggestions) {
      table.add(
          suggestion.what(),
          String.format(Locale.ROOT, "%.1f", suggestion.then().imagesPerSecond()),
          "+" + ReportPrinter.percent(suggestion.gain()),
          String.format(Locale.ROOT, "%.1f", suggestion.then().latencyUs()),
          suggestion.how());
    }
    return table.toString();
  }
}
