package org.firefly.cli;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.firefly.architecture.AcceleratorConfig;
import org.firefly.architecture.board.Board;
import org.firefly.architecture.program.HostDecoding;
import org.firefly.architecture.program.HostEncoding;
import org.firefly.architecture.program.Program;
import org.firefly.architecture.program.ProgramLayer;
import org.firefly.cli.report.HostShare;
import org.firefly.cli.report.LayerOverflow;
import org.firefly.cli.report.LayerReport;
import org.firefly.cli.report.MemoryUse;
import org.firefly.cli.report.NetworkCounts;
import org.firefly.cli.report.RunReport;
import org.firefly.cli.report.Totals;
import org.firefly.figures.EnergyEstimate;
import org.firefly.figures.HardwareFigures;
import org.firefly.figures.IntegerFigures;
import org.firefly.figures.StaticFigures;
import org.firefly.runtime.BlockReport;
import org.firefly.simulator.LayerActivity;
import org.firefly.timing.LayerTiming;
import org.firefly.timing.NetworkTiming;

/** Puts together what the clock model predicts and what the simulator saw. */
final class Reports {
  private static final String ESTIMATE = "clocks estimated by the clock model";
  private static final double OPS_PER_SYNAPSE = 2;

  private Reports() {}

  /** The report of a program that was not run. */
  static RunReport of(Estimate estimate) {
    return report(estimate, Optional.empty());
  }

  /** The report of a run. */
  static RunReport of(Run run) {
    return report(run.estimate(), Optional.of(run));
  }

  private static RunReport report(Estimate estimate, Optional<Run> run) {
    Board board = estimate.board();
    Optional<BlockReport> seen = run.map(r -> r.inference().report());
    List<LayerReport> layers = layers(estimate, seen);
    Totals totals = totals(board, estimate.timing(), layers);
    NetworkCounts counts = counts(estimate, run);
    return new RunReport(
        seen.map(BlockReport::samples).orElse(0),
        run.flatMap(Run::accuracy),
        board.name(),
        board.clockMHz(),
        board.config().cores(),
        estimate.program().timeSteps(),
        estimate.program().batch(),
        estimate.compilation().weightBits(),
        run.map(Run::device),
        board.memory(),
        MemoryUse.of(board),
        ESTIMATE,
        layers,
        totals,
        seen.filter(BlockReport::membraneOverflow).isPresent(),
        seen.map(report -> report.overflows().size()).orElse(0),
        seen.map(report -> overflows(estimate.program(), report)).orElse(List.of()),
        run.map(r -> r.inference().wallSeconds()).orElse(0.0),
        seen.flatMap(BlockReport::counters),
        estimate.batchBound(),
        host(estimate.program(), run),
        readoutScale(estimate.program().decoding()),
        counts,
        hardware(estimate, layers, totals),
        run.flatMap(Run::comparison),
        run.map(r -> energy(r, counts.int8())).orElse(List.of()));
  }

  private static List<LayerOverflow> overflows(Program program, BlockReport seen) {
    return seen.overflows().entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .map(e -> new LayerOverflow(program.layers().get(e.getKey()).name(), e.getValue()))
        .toList();
  }

  private static NetworkCounts counts(Estimate estimate, Optional<Run> run) {
    IntegerCounts counts = new IntegerCounts(estimate.compilation());
    return new NetworkCounts(
        StaticFigures.of(estimate.network()),
        run.map(r -> counts.figures(r.source(), r.inference())).orElseGet(counts::figures));
  }

  private static HardwareFigures hardware(
      Estimate estimate, List<LayerReport> layers, Totals totals) {
    long dense = layers.stream().mapToLong(LayerReport::denseOperations).sum();
    Optional<Double> effective =
        layers.stream()
            .map(LayerReport::effectiveOperations)
            .reduce((a, b) -> a.flatMap(x -> b.map(y -> x + y)))
            .flatMap(Function.identity());
    AcceleratorConfig config = estimate.board().config();
    return HardwareFigures.of(
        totals.gops(),
        effective.map(operations -> operations / dense),
        config.cores() * config.dsps(),
        OptionalDouble.empty());
  }

  private static List<EnergyEstimate> energy(Run run, IntegerFigures int8) {
    return int8.activity().stream()
        .flatMap(
            seen ->
                run.energy().stream()
                    .map(model -> model.estimate(seen.effectiveMacs(), seen.effectiveAcs(), 0)))
        .toList();
  }

  private static HostShare host(Program program, Optional<Run> run) {
    Optional<Double> seconds =
        run.map(Run::inference).map(seen -> seen.hostSeconds() / seen.report().samples());
    if (!(program.encoding() instanceof HostEncoding.FirstLayer first)) {
      return new HostShare(Optional.empty(), 0, 0, seconds);
    }
    long operations = (long) first.weights().length * first.neurons().positions();
    long accelerated =
        program.layers().stream().mapToLong(ProgramLayer::denseOperations).sum()
            * program.timeSteps();
    double share = (double) operations / (operations + accelerated);
    return new HostShare(Optional.of(first.name()), operations, share, seconds);
  }

  private static Optional<Double> readoutScale(HostDecoding decoding) {
    return decoding instanceof HostDecoding.Membranes membranes
        ? Optional.of(membranes.scale())
        : Optional.empty();
  }

  private static List<LayerReport> layers(Estimate estimate, Optional<BlockReport> seen) {
    return IntStream.range(0, estimate.program().layers().size())
        .mapToObj(index -> layer(estimate, index, seen))
        .toList();
  }

  private static LayerReport layer(Estimate estimate, int index, Optional<BlockReport> seen) {
    ProgramLayer layer = estimate.program().layers().get(index);
    LayerTiming timing = estimate.timing().layers().get(index);
    Optional<LayerActivity> activity =
        seen.flatMap(BlockReport::activity).map(result -> result.layers().get(index));
    return new LayerReport(
        layer.name(),
        layer.description(),
        timing.idealClocks(),
        timing.clocks(),
        timing.utilisation(),
        timing.bound().name().toLowerCase(Locale.ROOT),
        activity.map(LayerActivity::density),
        layer.denseOperations() * estimate.program().timeSteps(),
        activity.map(a -> (double) a.effectiveOperations() / seen.orElseThrow().samples()));
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
