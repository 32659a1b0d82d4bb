package org.firefly.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.firefly.architecture.program.Program;
import org.firefly.cli.report.ReportPrinter;
import org.firefly.cli.report.RunReport;
import org.firefly.compiler.options.SampleInput;
import org.firefly.conventions.Conventions;
import org.firefly.host.Classification;
import org.firefly.host.file.HostException;
import org.firefly.host.file.Json;
import org.firefly.host.samples.Samples;
import org.firefly.host.samples.SpikeSource;
import org.firefly.network.Network;
import org.firefly.runtime.Inference;
import org.firefly.runtime.simulated.BlockObserver;
import picocli.CommandLine;

/**
 * Runs samples on several boards and with several batches: the simulator once for all of them whose
 * integers are equal, the clock model for each.
 */
final class RunSurvey {
  private final Network network;
  private final ModelOptions model;
  private final RunOptions options;
  private final DeviceOptions device;
  private final PrintWriter out;
  private final PrintWriter err;
  private final Map<Integers, Run> runs = new LinkedHashMap<>();

  RunSurvey(
      Network network,
      ModelOptions model,
      RunOptions options,
      DeviceOptions device,
      CommandLine command) {
    this.network = network;
    this.model = model;
    this.options = options;
    this.device = device;
    this.out = command.getOut();
    this.err = command.getErr();
  }

  /**
   * Runs the samples, prints the table and writes the files that the options name.
   *
   * @throws HostException if an option takes one board and batch
   * @throws InterruptedException when the thread was interrupted; then no file was written
   */
  void run(Samples samples) throws IOException, InterruptedException {
    options.requireTable();
    device.requireSimulator("several boards or batches");
    options.wave().check(device);
    if (samples.source() instanceof SpikeSource spikes) {
      model.requireSteps(network, spikes);
    }
    SurveyJob job =
        new SurveyJob(network, model, other -> SampleInput.describe(samples.source(), other), err);
    List<RunRow> rows = new ArrayList<>();
    for (Estimate estimate : job.estimates()) {
      rows.add(row(estimate, samples));
    }
    print(rows);
    if (options.json().isPresent()) {
      Json.write(rows, options.json().get());
    }
    if (options.csv().isPresent()) {
      Survey.writeCsv(rows, RunRow.class, options.csv().get());
    }
  }

  private RunRow row(Estimate estimate, Samples samples) throws InterruptedException {
    Integers integers = Integers.of(estimate.compilation());
    if (!runs.containsKey(integers)) {
      runs.put(integers, simulate(estimate, samples));
    }
    Run run = runs.get(integers);
    int number = List.copyOf(runs.keySet()).indexOf(integers) + 1;
    return RunRow.of(run.on(estimate), number);
  }

  private Run simulate(Estimate estimate, Samples samples) throws InterruptedException {
    Program program = estimate.program();
    samples.labels().ifPresent(l -> Classification.requireClasses(l, program.decoding().classes()));
    int count = options.samples(samples.source().count(), OptionalInt.empty());
    Inference inference =
        new DeviceRun(program, estimate.board(), device, options.threads())
            .infer(BlockObserver.NONE, samples.source(), count);
    Optional<Double> accuracy =
        samples
            .labels()
            .map(l -> Classification.accuracy(inference.results(), Arrays.copyOf(l, count)));
    return new Run(
        estimate,
        samples.source(),
        device.name(),
        inference,
        accuracy,
        Optional.empty(),
        options.energy());
  }

  private void print(List<RunRow> rows) {
    out.println("Neurons as " + Conventions.resolve(network, model.conventions()).describe() + ".");
    out.println();
    out.println(Survey.table(rows.stream().map(RunRow::operation).toList()));
    int number = 1;
    for (Run run : runs.values()) {
      RunReport report = Reports.of(run);
      if (runs.size() > 1) {
        out.println(boards(rows, number));
      }
      out.println(ReportPrinter.samples(report));
      OverflowText.of(report).ifPresent(text -> err.println("warning: " + text));
      SilentLayers.warning(run.estimate().program(), run.inference())
          .ifPresent(text -> err.println("warning: " + text));
      number++;
    }
    out.flush();
    err.flush();
  }

  private static String boards(List<RunRow> rows, int number) {
    List<String> boards =
        rows.stream()
            .filter(row -> row.simulation() == number)
            .map(row -> row.operation().board())
            .distinct()
            .toList();
    return "The integers of " + String.join(", ", boards) + ":";
  }
}
