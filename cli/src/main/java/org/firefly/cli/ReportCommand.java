package org.firefly.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.firefly.architecture.board.Board;
import org.firefly.architecture.program.Program;
import org.firefly.compiler.Compilation;
import org.firefly.files.OutputFile;
import org.firefly.host.file.HostException;
import org.firefly.host.file.Json;
import org.firefly.host.samples.Samples;
import org.firefly.network.Network;
import org.firefly.network.nir.NirReader;
import org.firefly.report.model.Report;
import org.firefly.report.page.ReportPage;
import org.firefly.runtime.Inference;
import org.firefly.runtime.InferenceRunner;
import org.firefly.runtime.command.OutputPath;
import org.firefly.runtime.simulated.BlockObserver;
import org.firefly.runtime.simulated.SimulatorDevice;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** All that is known of a network on a board, as a page. */
@Command(
    name = "report",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Writes a page about a network on a board: one HTML file that opens offline.",
      "",
      "It shows the graph and how the file is read, accuracy with the samples that int8 changed,"
          + " firing rates and rasters, weights and membranes against their ranges, float against"
          + " int8, clocks by what they go into, a roofline, all boards, batches, and the figures by"
          + " which papers compare. All samples run on the bit-exact simulator; the float network,"
          + " which is slow, runs on the first of them."
    },
    footer = {
      "",
      "Example:",
      "  firefly report models/fashion-mnist.nir --data data/fashion-mnist -o report.html"
    })
final class ReportCommand implements Callable<Integer> {
  private static final String SIMULATOR = "simulator";

  @Parameters(paramLabel = "MODEL.nir", description = "The trained network.")
  private Path model;

  @ArgGroup(exclusive = false, multiplicity = "1")
  private SampleArguments sampleArguments;

  @Mixin private InputScale inputScale = new InputScale();
  @Mixin private PageOptions page;
  @Mixin private ModelOptions modelOptions;
  @Mixin private EnergyArgument energy;

  @Option(names = "--limit", paramLabel = "N", description = "Run only the first N samples.")
  private Optional<Integer> limit;

  @Option(
      converter = OutputPath.ToFile.class,
      names = {"-o", "--output"},
      paramLabel = "FILE.html",
      required = true,
      description = "The page.")
  private Path output;

  @Option(
      converter = OutputPath.ToFile.class,
      names = "--json",
      paramLabel = "REPORT.json",
      description = "Writes everything in the page as JSON too.")
  private Optional<Path> json;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws IOException, InterruptedException {
    OutputFile.check(output);
    Network network = NirReader.read(model);
    try (Samples samples = sampleArguments.open(network, modelOptions, inputScale)) {
      Report report = report(network, samples);
      OutputFile.write(output, ReportPage.of(report));
      if (json.isPresent()) {
        Json.write(report, json.get());
      }
    }
    return 0;
  }

  private Report report(Network network, Samples samples) throws InterruptedException {
    Board board = modelOptions.board();
    CompileJob job = new CompileJob(network, board, modelOptions, spec.commandLine().getErr());
    Compilation compilation = job.compile(samples.source());
    int count = Math.min(limit.orElse(Integer.MAX_VALUE), samples.source().count());
    if (count < 1) {
      throw new HostException("There are no samples to run; --limit must be at least 1.");
    }
    Inference inference = infer(compilation.program(), samples, count);
    Run run =
        new Run(
            Estimate.of(network, compilation, board),
            samples.source(),
            SIMULATOR,
            inference,
            Optional.empty(),
            Optional.empty(),
            energy.models());
    return new PageJob(model.getFileName().toString(), network, modelOptions, page)
        .report(run, samples);
  }

  private static Inference infer(Program program, Samples samples, int count)
      throws InterruptedException {
    int threads = Runtime.getRuntime().availableProcessors();
    try (ConsoleProgress progress = ConsoleProgress.of("Running", count);
        SimulatorDevice device = new SimulatorDevice(program, threads, BlockObserver.NONE)) {
      return new InferenceRunner(device, samples.source()).run(count, progress);
    }
  }
}
