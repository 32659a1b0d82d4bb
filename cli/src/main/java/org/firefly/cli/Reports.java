package org.firefly.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.firefly.architecture.board.Board;
import org.firefly.architecture.program.Program;
import org.firefly.architecture.program.ProgramLayer;
import org.firefly.cli.report.LayerReport;
import org.firefly.cli.report.RunReport;
import org.firefly.cli.report.Totals;
import org.firefly.runtime.BlockReport;
import org.firefly.runtime.Inference;
import org.firefly.simulator.LayerActivity;
import org.firefly.timing.ClockModel;
import org.firefly.timing.LayerTiming;
import org.firefly.timing.NetworkTiming;

/** Puts together what the clock model predicts and what the simulator saw. */
final class Reports {
  private static final String ESTIMATE = "clocks estimated by the clock model";
  private static final double OPS_PER_SYNAPSE = 2;

  private Reports() {}

  /** The report of a program that was not run. */
  static RunReport ofEstimate(Program program, Board board) {
    NetworkTiming timing = ClockModel.estimate(program, board, program.batch());
    List<LayerReport> layers = new ArrayList<>();
    for (int i = 0; i < program.layers().size(); i++) {
      layers.add(layer(program, timing.layers().get(i), i, null, 0));
    }
    return report(program, board, timing, layers, 0, null, 0, 0, null);
  }

  /** The report of a run. */
  static RunReport ofRun(
      Program program, Board board, String device, Inference run, Optional<Double> accuracy) {
    NetworkTiming timing = ClockModel.estimate(program, board, program.batch());
    BlockReport seen = run.report();
    List<LayerReport> layers = new ArrayList<>();
    for (int i = 0; i < program.layers().size(); i++) {
      int index = i;
      LayerActivity activity =
          seen.activity().map(result -> result.layers().get(index)).orElse(null);
      layers.add(layer(program, timing.layers().get(i), i, activity, seen.samples()));
    }
    RunReport report =
        report(
            program,
            board,
            timing,
            layers,
            seen.samples(),
            accuracy.orElse(null),
            seen.overflowedLayers().size(),
            run.wallSeconds(),
            device);
    return seen.counters().map(report::withCounters).orElse(report);
  }

  private static LayerReport layer(
      Program program, LayerTiming timing, int index, LayerActivity activity, int samples) {
    ProgramLayer layer = program.layers().get(index);
    return new LayerReport(
        layer.name(),
        layer.description(),
        timing.idealClocks(),
        timing.clocks(),
        timing.utilisation(),
        timing.bound().name().toLowerCase(Locale.ROOT),
        activity == null ? null : activity.density(),
        layer.denseOperations() * program.timeSteps(),
        activity == null ? null : (double) activity.effectiveOperations() / samples);
  }

  private static RunReport report(
      Program program,
      Board board,
      NetworkTiming timing,
      List<LayerReport> layers,
      int samples,
      Double accuracy,
      int overflows,
      double wallSeconds,
      String device) {
    return new RunReport(
        samples,
        accuracy,
        board.name(),
        board.clockMHz(),
        program.timeSteps(),
        program.batch(),
        device,
        board.memory(),
        ESTIMATE,
        layers,
        totals(board, timing, layers),
        overflows,
        wallSeconds,
        null);
  }

  private static Totals totals(Board board, NetworkTiming timing, List<LayerReport> layers) {
    double latencyUs = (double) timing.clocks() / board.clockMHz();
    double fps = board.config().cores() * timing.samples() * 1e6 / latencyUs;
    long operations = layers.stream().mapToLong(LayerReport::denseOperations).sum();
    return new Totals(
        timing.clocksPerSample(),
        latencyUs,
        fps,
        operations * OPS_PER_SYNAPSE * fps / 1e9,
        timing.utilisation());
  }
}
