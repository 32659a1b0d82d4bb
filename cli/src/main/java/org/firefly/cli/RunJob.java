package org.firefly.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.Arrays;
import java.util.Optional;
import org.firefly.architecture.Board;
import org.firefly.architecture.Program;
import org.firefly.cli.report.ReportFile;
import org.firefly.cli.report.ReportPrinter;
import org.firefly.cli.report.RunReport;
import org.firefly.compiler.Compilation;
import org.firefly.compiler.Compiler;
import org.firefly.host.Classification;
import org.firefly.host.HostEncoder;
import org.firefly.host.file.HostException;
import org.firefly.host.npy.NpyArray;
import org.firefly.host.npy.NpyWriter;
import org.firefly.network.Network;
import picocli.CommandLine;

/**
 * Compiles a network, runs samples through it and reports: what {@code run} and {@code demo} do.
 */
final class RunJob {
  private final Network network;
  private final ModelOptions modelOptions;
  private final RunOptions runOptions;
  private final PrintWriter out;
  private final PrintWriter err;

  RunJob(Network network, ModelOptions model, RunOptions run, CommandLine command) {
    this.network = network;
    this.modelOptions = model;
    this.runOptions = run;
    this.out = command.getOut();
    this.err = command.getErr();
  }

  /**
   * Runs the samples, prints the report and writes the files that the options name.
   *
   * @throws InterruptedException when the thread was interrupted; then no file was written
   */
  RunReport run(InputSamples input) throws IOException, InterruptedException {
    Board board = modelOptions.board();
    Compilation compilation =
        Compiler.compile(network, input.describeTo(modelOptions.compilerOptions(board, network)));
    compilation.warnings().forEach(warning -> err.println("warning: " + warning));
    Program program = compilation.program();
    HostEncoder encoder = HostEncoder.of(program.encoding(), input.source());
    int samples = runOptions.samples(encoder.count());
    if (samples < 1) {
      throw new HostException("There are no samples to run; --limit must be at least 1.");
    }
    SimulatedRun run = simulate(program, encoder, samples);
    Optional<Double> accuracy =
        input.labels().map(l -> Classification.accuracy(run.results(), Arrays.copyOf(l, samples)));
    RunReport report = Reports.ofRun(program, board, run, accuracy);
    print(report);
    write(run, report);
    return report;
  }

  private SimulatedRun simulate(Program program, HostEncoder encoder, int samples)
      throws InterruptedException {
    if (runOptions.dump().isEmpty()) {
      return SimulatedRun.of(program, encoder, samples, runOptions.threads(), Optional.empty());
    }
    try (SpikeDump dump = new SpikeDump(program, runOptions.dump().get(), samples)) {
      SimulatedRun run =
          SimulatedRun.of(program, encoder, samples, runOptions.threads(), Optional.of(dump));
      dump.finish();
      return run;
    }
  }

  private void print(RunReport report) {
    out.println(ReportPrinter.layers(report));
    out.print(ReportPrinter.totals(report));
    out.println(ReportPrinter.samples(report));
    if (report.membraneOverflows() > 0) {
      err.printf(
          "warning: membranes overflowed in %d of %d layers; the results are what the hardware"
              + " would give, but accuracy suffers.%n",
          report.membraneOverflows(), report.layers().size());
    }
    out.flush();
  }

  private void write(SimulatedRun run, RunReport report) throws IOException {
    if (runOptions.output().isPresent()) {
      int[][] results = run.results();
      int[] flat = Arrays.stream(results).flatMapToInt(Arrays::stream).toArray();
      NpyWriter.write(
          runOptions.output().get(), NpyArray.of(flat, results.length, results[0].length));
    }
    if (runOptions.json().isPresent()) {
      ReportFile.write(report, runOptions.json().get());
    }
  }
}
