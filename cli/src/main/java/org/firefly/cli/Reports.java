package org.firefly.cli;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.firefly.architecture.board.Board;
import org.firefly.architecture.program.HostDecoding;
import org.firefly.architecture.program.Program;
import org.firefly.architecture.program.ProgramLayer;
import org.firefly.cli.report.LayerOverflow;
import org.firefly.cli.report.LayerReport;
import org.firefly.cli.report.MemoryUse;
import org.firefly.cli.report.NetworkCounts;
import org.firefly.cli.report.RunReport;
import org.firefly.explore.stage.IntegerCounts;
import org.firefly.figures.EnergyEstimate;
import org.firefly.figures.IntegerFigures;
import org.firefly.figures.StaticFigures;
import org.firefly.runtime.BlockReport;
import org.firefly.simulator.LayerActivity;
import org.firefly.timing.LayerTiming;
import org.firefly.timing.event.SpikeStatistics;

/** Puts together what the clock model predicts and what the simulator saw. */
final class Reports {
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
    Speed speed = Speed.of(estimate, run.map(Run::inference));
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
        memory(estimate),
        estimate.engine().name(),
        estimate.engine().reason(),
        estimate.engine().figures(),
        layers,
        speed.totals(),
        seen.filter(BlockReport::membraneOverflow).isPresent(),
        seen.map(report -> report.overflows().size()).orElse(0),
        seen.map(report -> overflows(estimate.program(), report)).orElse(List.of()),
        run.map(r -> r.inference().wallSeconds()).orElse(0.0),
        seen.flatMap(BlockReport::counters),
        estimate.batchBound(),
        speed.host(),
        speed.whole(),
        readoutScale(estimate.program().decoding()),
        counts,
        speed.hardware(),
        run.flatMap(Run::comparison),
        run.map(r -> energy(r, counts.int8())).orElse(List.of()));
  }

  /** Nobody knows yet what else than weights an event engine keeps in block memories. */
  private static Optional<MemoryUse> memory(Estimate estimate) {
    return Optional.of(estimate)
        .filter(e -> e.engine().isDense())
        .map(e -> MemoryUse.of(e.board()));
  }

  /** The layers that overflowed. */
  static List<LayerOverflow> overflows(Program program, BlockReport seen) {
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

  private static List<EnergyEstimate> energy(Run run, IntegerFigures int8) {
    return int8.activity().stream()
        .flatMap(
            seen ->
                run.energy().stream()
                    .map(model -> model.estimate(seen.effectiveMacs(), seen.effectiveAcs(), 0)))
        .toList();
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
    Optional<SpikeStatistics> assumed =
        estimate.assumed().map(spikes -> spikes.layers().get(index));
    return new LayerReport(
        layer.name(),
        layer.description(),
        timing.idealClocks(),
        timing.clocks(),
        timing.utilisation(),
        timing.bound().name().toLowerCase(Locale.ROOT),
        activity.map(LayerActivity::density).or(() -> assumed.map(SpikeStatistics::density)),
        activity
            .map(LayerActivity::spikesPerUnion)
            .or(() -> assumed.map(SpikeStatistics::spikesPerUnion)),
        layer.denseOperations() * estimate.program().timeSteps(),
        activity
            .map(a -> (double) a.effectiveOperations() / seen.orElseThrow().samples())
            .or(
                () ->
                    estimate
                        .assumed()
                        .map(s -> s.effectiveOperations(estimate.compilation(), index))));
  }
}
