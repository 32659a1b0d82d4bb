package org.firefly.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.firefly.architecture.board.Board;
import org.firefly.architecture.board.MemoryAdvice;
import org.firefly.cli.report.ReportPrinter;
import org.firefly.cli.report.RunReport;
import org.firefly.compiler.Compilation;
import org.firefly.compiler.options.Input;
import org.firefly.files.OutputFile;
import org.firefly.host.file.HostException;
import org.firefly.host.file.Json;
import org.firefly.network.Network;
import org.firefly.report.model.Operation;
import org.firefly.report.page.ReportPage;
import org.firefly.runtime.command.OutputPath;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Latency and throughput of a network that need not be trained yet. */
@Command(
    name = "estimate",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Says how long a network takes on a board, without running it.",
      "",
      "The network is a NIR file or a string: 32x32-16c3-64c3-p2-512c3-10 means images of 32 x 32,"
          + " convolutions (16c3: 16 channels, 3x3), 2x2 max pooling (p2) and 10 classes. Strings"
          + " get random weights; clocks do not depend on them. Several boards and batches, separated"
          + " by commas, stand side by side in a table."
    },
    footer = {
      "",
      "Examples:",
      "  firefly estimate mine.nir --target kv260,zcu104 --batch 1,4,8 --csv table.csv",
      "  firefly estimate 28x28-16c3-64c3-p2-128c3-10 --density 0.2,0.1,0.05 --repeat 1.8",
      "  firefly estimate 32x32-16c3-64c3-p2-128c3-128c3-p2-256c3-256c3-p2-512c3-10 --batch 8"
    })
final class EstimateCommand implements Callable<Integer> {
  private static final long SEED = 1;

  @Parameters(paramLabel = "NETWORK", description = "A network string or a NIR file.")
  private String network;

  @Option(
      converter = OutputPath.ToFile.class,
      names = "--json",
      paramLabel = "REPORT.json",
      description = "Writes the report as JSON.")
  private Optional<Path> json;

  @Option(
      converter = OutputPath.ToFile.class,
      names = "--html",
      paramLabel = "REPORT.html",
      description = "Writes the page of `firefly report` too, without what takes samples.")
  private Optional<Path> html;

  @Option(
      converter = OutputPath.ToFile.class,
      names = "--csv",
      paramLabel = "TABLE.csv",
      description = "Writes a line per board and batch.")
  private Optional<Path> csv;

  @Mixin private ModelOptions modelOptions;
  @Mixin private SpikesOption spikes = new SpikesOption();
  @Mixin private StatisticsOptions statistics = new StatisticsOptions();
  @Mixin private EngineOption engine = new EngineOption();
  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws Exception {
    engine.requireDense("--html", html.isPresent());
    engine.requireDense("A table of several boards and batches", modelOptions.several());
    if (engine.needsSpikes()) {
      modelOptions.preferHost();
    }
    if (modelOptions.several()) {
      survey();
      return 0;
    }
    Board board = modelOptions.board();
    MemoryAdvice.refusal(board)
        .ifPresent(reason -> spec.commandLine().getErr().println("warning: " + reason));
    Network graph = NetworkArgument.read(network, SEED);
    Compilation compilation =
        new CompileJob(graph, board, modelOptions, spec.commandLine().getErr()).compile(input());
    Estimate estimate =
        on(
            Estimate.of(graph, compilation, board)
                .assuming(statistics.of(compilation.program(), engine.needsSpikes())));
    RunReport report = Reports.of(estimate);
    spec.commandLine().getOut().println(ReportPrinter.layers(report));
    spec.commandLine().getOut().print(ReportPrinter.totals(report));
    spec.commandLine().getOut().flush();
    if (json.isPresent()) {
      Json.write(report, json.get());
    }
    if (csv.isPresent()) {
      Survey.writeCsv(
          List.of(ReportedClocks.operation(estimate, Optional.empty())),
          Operation.class,
          csv.get());
    }
    if (html.isPresent()) {
      PageJob job = new PageJob(network, graph, modelOptions, new PageOptions());
      OutputFile.write(html.get(), ReportPage.of(job.report(estimate, input())));
    }
    return 0;
  }

  private Estimate on(Estimate estimate) throws InterruptedException {
    return EngineChoice.choose(
        engine,
        estimate,
        () -> LayerSpikes.of(estimate.assumed().orElseThrow(), estimate.compilation()));
  }

  /** Weights of strings are random, so that only the number of bits matters. */
  private Input input() {
    return spikes.or(InputOptions.PIXELS);
  }

  private void survey() throws IOException {
    if (html.isPresent() || statistics.given()) {
      throw new HostException(
          "--html, --density and --repeat show one board and batch; name one of each.");
    }
    Network graph = NetworkArgument.read(network, SEED);
    SurveyJob job =
        new SurveyJob(
            graph,
            modelOptions,
            options -> options.withInput(input()),
            spec.commandLine().getErr());
    List<Operation> operations =
        job.estimates().stream()
            .map(estimate -> ReportedClocks.operation(estimate, Optional.empty()))
            .toList();
    spec.commandLine().getOut().print(Survey.table(operations));
    spec.commandLine().getOut().flush();
    if (json.isPresent()) {
      Json.write(operations, json.get());
    }
    if (csv.isPresent()) {
      Survey.writeCsv(operations, Operation.class, csv.get());
    }
  }
}
