package org.firefly.runtime.app;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.firefly.architecture.ConfigurationException;
import org.firefly.architecture.program.Program;
import org.firefly.files.OutputException;
import org.firefly.host.Classification;
import org.firefly.host.ProgramArchive;
import org.firefly.host.file.HostException;
import org.firefly.host.file.Json;
import org.firefly.host.npy.NpyArray;
import org.firefly.host.npy.NpyWriter;
import org.firefly.host.samples.SampleFiles;
import org.firefly.host.samples.SampleSource;
import org.firefly.host.samples.Samples;
import org.firefly.runtime.Device;
import org.firefly.runtime.DeviceException;
import org.firefly.runtime.Inference;
import org.firefly.runtime.InferenceRunner;
import org.firefly.runtime.ProgressListener;
import org.firefly.runtime.board.BoardDevice;
import org.firefly.runtime.board.BoardSettings;
import org.firefly.runtime.command.CheckedCommand;
import org.firefly.runtime.command.OutputPath;
import org.firefly.runtime.command.Sentences;
import org.firefly.runtime.simulated.BlockObserver;
import org.firefly.runtime.simulated.SimulatorDevice;
import org.firefly.simulator.memory.SimulationException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Runs the program of a board package. */
@Command(
    name = "run.sh",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description =
        "Runs the packaged network on the board. Without --input, the packaged samples run and"
            + " their results are compared with those of the bit-exact simulator.")
public final class RunApp implements Callable<Integer> {
  /** Exceptions whose message is a sentence for the user; all others are defects. */
  public static final List<Class<? extends Exception>> ABOUT_INPUT =
      List.of(
          ConfigurationException.class,
          HostException.class,
          SimulationException.class,
          DeviceException.class,
          OutputException.class);

  /** System property that names the folder of the unpacked package. */
  public static final String FOLDER = "firefly.app";

  /** System property with the real value of an integer of the input, if the packer said one. */
  public static final String INPUT_SCALE = "firefly.input.scale";

  /** Where the network runs. */
  enum Where {
    board,
    simulator
  }

  /** What the registered formats are, for the help. */
  static final class Formats extends ArrayList<String> {
    private static final long serialVersionUID = 1L;

    Formats() {
      super(List.of(SampleFiles.KNOWN.description()));
    }
  }

  @Option(
      names = "--device",
      defaultValue = "board",
      description = "board or simulator. Default: ${DEFAULT-VALUE}.")
  private Where where;

  @Option(
      names = "--input",
      paramLabel = "X.npy",
      completionCandidates = Formats.class,
      description = "Samples: ${COMPLETION-CANDIDATES}.")
  private Optional<Path> input;

  @Option(
      names = "--input-scale",
      paramLabel = "S",
      description =
          "Real value of one integer step of --input. Default: what was said when the package was"
              + " made; else integers are currents as they are.")
  private Optional<Double> inputScale = Optional.empty();

  @Option(names = "--labels", paramLabel = "Y.npy", description = "One integer per sample.")
  private Optional<Path> labels;

  @Option(
      converter = OutputPath.ToFile.class,
      names = "--output",
      paramLabel = "OUT.npy",
      description = "Writes the results, int32 [N,classes].")
  private Optional<Path> output;

  @Option(
      converter = OutputPath.ToFile.class,
      names = "--json",
      paramLabel = "REPORT.json",
      description = "Writes the report as JSON.")
  private Optional<Path> json;

  @Option(
      names = "--board-config",
      paramLabel = "FILE",
      description = "Where registers and buffer are. Default: firefly-board.properties.")
  private Optional<Path> configuration;

  @Spec private CommandSpec spec;

  public static void main(String[] arguments) {
    System.exit(
        new CommandLine(new RunApp())
            .setExecutionStrategy(new CheckedCommand(System.out))
            .setExecutionExceptionHandler(RunApp::explain)
            .execute(arguments));
  }

  private static int explain(Exception problem, CommandLine command, CommandLine.ParseResult parsed)
      throws Exception {
    Optional<String> sentence = Sentences.of(problem);
    if (sentence.isEmpty() && ABOUT_INPUT.stream().noneMatch(type -> type.isInstance(problem))) {
      throw problem;
    }
    command.getErr().println("run.sh: " + sentence.orElse(problem.getMessage()));
    return CommandLine.ExitCode.SOFTWARE;
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    AppFiles files = new AppFiles(Path.of(System.getProperty(FOLDER, ".")));
    Program program = ProgramArchive.read(files.program());
    Optional<Path> answers = input.isPresent() ? labels : files.labels();
    int classes = program.decoding().classes();
    try (Samples samples = open(files, answers);
        Device device = open(program, files)) {
      SampleSource source = samples.source();
      samples.labels().ifPresent(wanted -> Classification.requireClasses(wanted, classes));
      Inference run =
          new InferenceRunner(device, source).run(source.count(), ProgressListener.NONE);
      if (input.isEmpty()) {
        Expectation.check(files.expected(), run.results());
      }
      Optional<Double> accuracy =
          samples.labels().map(l -> Classification.accuracy(run.results(), l));
      AppReport report = AppReport.of(program.name(), device.name(), run, accuracy);
      print(report);
      write(run.results(), report);
    }
    return 0;
  }

  private Samples open(AppFiles files, Optional<Path> answers) {
    if (input.isEmpty()) {
      return SampleFiles.KNOWN.open(files.samples(), answers);
    }
    Samples samples = SampleFiles.KNOWN.open(input.get(), answers);
    try {
      Optional<Double> step = inputScale.or(RunApp::packedScale);
      return step.isPresent() ? samples.inSteps(step.get()) : samples;
    } catch (HostException e) {
      samples.close();
      throw e;
    }
  }

  private static Optional<Double> packedScale() {
    return Optional.ofNullable(System.getProperty(INPUT_SCALE)).map(Double::valueOf);
  }

  private Device open(Program program, AppFiles files) {
    if (where == Where.board) {
      Path file = configuration.orElse(files.configuration());
      return BoardDevice.open(program, BoardSettings.read(file));
    }
    int threads = Runtime.getRuntime().availableProcessors();
    return new SimulatorDevice(program, threads, BlockObserver.NONE);
  }

  private void print(AppReport report) {
    PrintWriter out = spec.commandLine().getOut();
    out.printf(
        Locale.ROOT,
        "%d samples through %s on the %s in %.3f s (%.0f per second).%n",
        report.samples(),
        report.program(),
        report.device(),
        report.wallSeconds(),
        report.samplesPerSecond());
    report
        .counters()
        .ifPresent(
            counted ->
                out.printf(
                    Locale.ROOT,
                    "The cores counted %d clocks, %.1f %% of them with the array busy.%n",
                    counted.clocks(),
                    100.0 * counted.busy() / Math.max(1, counted.clocks())));
    report
        .accuracy()
        .ifPresent(share -> out.printf(Locale.ROOT, "Accuracy: %.2f %%.%n", 100 * share));
    if (report.membraneOverflow()) {
      out.println("Warning: membranes overflowed.");
    }
    if (input.isEmpty()) {
      out.println("All results equal those of the bit-exact simulator.");
    }
    out.flush();
  }

  private void write(int[][] results, AppReport report) throws IOException {
    if (output.isPresent()) {
      int[] flat = Arrays.stream(results).flatMapToInt(Arrays::stream).toArray();
      NpyWriter.write(output.get(), NpyArray.of(flat, results.length, results[0].length));
    }
    if (json.isPresent()) {
      Json.write(report, json.get());
    }
  }
}
