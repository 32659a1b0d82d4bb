package org.firefly.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.firefly.architecture.board.Board;
import org.firefly.architecture.program.Program;
import org.firefly.cli.report.FloatComparison;
import org.firefly.cli.report.ReportPrinter;
import org.firefly.cli.report.RunReport;
import org.firefly.compiler.Compilation;
import org.firefly.conventions.Conventions;
import org.firefly.files.OutputFile;
import org.firefly.host.Classification;
import org.firefly.host.file.Json;
import org.firefly.host.npy.NpyArray;
import org.firefly.host.npy.NpyWriter;
import org.firefly.host.samples.SampleSource;
import org.firefly.host.samples.Samples;
import org.firefly.network.Network;
import org.firefly.report.page.ReportPage;
import org.firefly.rtl.Recording;
import org.firefly.runtime.Inference;
import org.firefly.runtime.simulated.BlockObserver;
import picocli.CommandLine;

/**
 * Compiles a network, runs samples through it and reports: what {@code run} and {@code demo} do.
 */
final class RunJob {
  private final Network network;
  private final ModelOptions modelOptions;
  private final RunOptions runOptions;
  private final DeviceOptions deviceOptions;
  private final PrintWriter out;
  private final PrintWriter err;
  private final EngineOption engine;

  RunJob(
      Network network,
      ModelOptions model,
      RunOptions run,
      DeviceOptions device,
      EngineOption engine,
      CommandLine command) {
    this.network = network;
    this.modelOptions = model;
    this.runOptions = run;
    this.deviceOptions = device;
    this.engine = engine;
    this.out = command.getOut();
    this.err = command.getErr();
  }

  /**
   * Runs the samples, prints the report and writes the files that the options name.
   *
   * @throws InterruptedException when the thread was interrupted; then no file was written
   */
  RunReport run(Samples input) throws IOException, InterruptedException {
    Board board = deviceOptions.adapt(modelOptions.board());
    runOptions.wave().check(deviceOptions);
    Compilation compilation =
        new CompileJob(network, board, modelOptions, err).compile(input.source());
    Program program = compilation.program();
    int classes = program.decoding().classes();
    input.labels().ifPresent(labels -> Classification.requireClasses(labels, classes));
    int samples = samples(program, input.source().count());
    Inference run = execute(program, board, input.source(), samples);
    Optional<Double> accuracy =
        input.labels().map(l -> Classification.accuracy(run.results(), Arrays.copyOf(l, samples)));
    Run all =
        new Run(
            EngineChoice.choose(
                engine,
                Estimate.of(network, compilation, board),
                () -> SeenSpikes.of(compilation, input.source(), samples)),
            input.source(),
            deviceOptions.name(),
            run,
            accuracy,
            comparison(input, program, run),
            runOptions.energy());
    RunReport report = Reports.of(all);
    print(report);
    SilentLayers.warning(program, run).ifPresent(text -> err.println("warning: " + text));
    err.flush();
    write(all, report);
    if (runOptions.html().isPresent()) {
      PageJob page = new PageJob(program.name(), network, modelOptions, runOptions.page());
      OutputFile.write(runOptions.html().get(), ReportPage.of(page.report(all, input)));
    }
    return report;
  }

  private Optional<FloatComparison> comparison(Samples input, Program program, Inference run) {
    return runOptions.compare()
        ? Optional.of(FloatAnswers.compare(network, conventions(), input, program.timeSteps(), run))
        : Optional.empty();
  }

  private Conventions conventions() {
    return Conventions.resolve(network, modelOptions.conventions());
  }

  private int samples(Program program, int available) {
    int samples = runOptions.samples(available, deviceOptions.defaultSamples(program.batch()));
    if (samples < available && !runOptions.limited()) {
      err.printf(
          Locale.ROOT,
          "Running the first %d of %d samples, since RTL is slow; --limit N runs others.%n",
          samples,
          available);
    }
    return samples;
  }

  private Inference execute(Program program, Board board, SampleSource source, int samples)
      throws InterruptedException {
    Recording recording = runOptions.wave().of(program);
    deviceOptions.announce(err, program.config());
    DeviceRun run = new DeviceRun(program, board, deviceOptions, runOptions.threads(), recording);
    if (runOptions.dump().isEmpty()) {
      return run.infer(BlockObserver.NONE, source, samples);
    }
    deviceOptions.requireLayers("--dump");
    try (SpikeDump dump = new SpikeDump(program, runOptions.dump().get(), samples)) {
      Inference inference = run.infer(dump, source, samples);
      dump.finish();
      return inference;
    }
  }

  private void print(RunReport report) {
    out.println("Neurons as " + conventions().describe() + ".");
    out.println();
    out.println(ReportPrinter.layers(report));
    out.print(ReportPrinter.totals(report));
    out.print(ReportPrinter.counters(report));
    out.println(ReportPrinter.samples(report));
    OverflowText.of(report).ifPresent(text -> err.println("warning: " + text));
    out.flush();
  }

  private void write(Run all, RunReport report) throws IOException {
    if (runOptions.output().isPresent()) {
      int[][] results = all.inference().results();
      int[] flat = Arrays.stream(results).flatMapToInt(Arrays::stream).toArray();
      NpyWriter.write(
          runOptions.output().get(), NpyArray.of(flat, results.length, results[0].length));
    }
    if (runOptions.json().isPresent()) {
      Json.write(report, runOptions.json().get());
    }
    if (runOptions.csv().isPresent()) {
      RunRow row = RunRow.of(all, 1);
      Survey.writeCsv(List.of(row), RunRow.class, runOptions.csv().get());
    }
  }
}
