package org.firefly.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.firefly.architecture.board.Board;
import org.firefly.architecture.program.Program;
import org.firefly.cli.timeline.Trace;
import org.firefly.files.OutputFile;
import org.firefly.host.samples.Samples;
import org.firefly.network.Network;
import org.firefly.network.nir.NirReader;
import org.firefly.rtl.Recording;
import org.firefly.rtl.RunTrace;
import org.firefly.runtime.command.OutputPath;
import org.firefly.runtime.simulated.BlockObserver;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** What a core does, clock by clock. */
@Command(
    name = "trace",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Writes what one core does with a batch block as a time line for Perfetto (ui.perfetto.dev) or"
          + " chrome://tracing.",
      "",
      "The clock model tells layers, passes, waits and the bursts of each port, and how full the"
          + " weight ring and the spike FIFO are. With --device rtl the layers, passes, waits and"
          + " bursts of the RTL stand below, of core 0; with --device rtl or board also the layers that"
          + " the cores counted."
    },
    footer = {
      "",
      "Examples:",
      "  firefly trace models/fashion-mnist.nir --data data/fashion-mnist -o trace.json",
      "  firefly trace mine.nir --input x.npy --device rtl -o trace.json"
    })
final class TraceCommand implements Callable<Integer> {
  @Parameters(paramLabel = "MODEL.nir", description = "The trained network.")
  private Path model;

  @ArgGroup(exclusive = false, multiplicity = "1")
  private SampleArguments sampleArguments;

  @Option(
      converter = OutputPath.ToFile.class,
      names = {"-o", "--output"},
      paramLabel = "FILE.json",
      required = true,
      description = "The time line.")
  private Path output;

  @Mixin private InputScale inputScale = new InputScale();
  @Mixin private ModelOptions modelOptions;
  @Mixin private DeviceOptions deviceOptions;
  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws IOException, InterruptedException {
    OutputFile.check(output);
    Network network = NirReader.read(model);
    try (Samples samples = sampleArguments.open(network, modelOptions, inputScale)) {
      Board board = deviceOptions.adapt(modelOptions.board());
      Program program =
          new CompileJob(network, board, modelOptions, spec.commandLine().getErr())
              .compile(samples.source())
              .program();
      Trace trace = new Trace(program, board);
      if (!deviceOptions.isSimulator()) {
        run(program, board, samples, trace);
      }
      trace.write(output);
    }
    return 0;
  }

  /** The simulator knows no clocks, so that nothing need run on it. */
  private void run(Program program, Board board, Samples samples, Trace trace)
      throws InterruptedException {
    deviceOptions.announce(spec.commandLine().getErr(), program.config());
    int count = Math.min(program.batch(), samples.source().count());
    Recording recording =
        deviceOptions.isRtl()
            ? new RunTrace(trace.traced("RTL, core 0, batch " + count))
            : Recording.NONE;
    new DeviceRun(program, board, deviceOptions, 1, recording)
        .infer(BlockObserver.NONE, samples.source(), count)
        .report()
        .counters()
        .ifPresent(trace::counted);
  }
}
