package org.firefly.cli;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.firefly.architecture.AcceleratorConfig;
import org.firefly.architecture.board.Board;
import org.firefly.architecture.board.KnownSynthesis;
import org.firefly.cli.report.HostShare;
import org.firefly.cli.report.Totals;
import org.firefly.cli.report.Whole;
import org.firefly.figures.HardwareFigures;
import org.firefly.runtime.BlockReport;
import org.firefly.runtime.Device;
import org.firefly.runtime.Inference;
import org.firefly.simulator.LayerActivity;
import org.firefly.timing.Bottleneck;
import org.firefly.timing.NetworkTiming;
import org.firefly.timing.Throughput;

/**
 * How fast a program is, and what bounds it.
 *
 * @param totals of the accelerator
 * @param hardware its operations per second over what they take
 * @param host what the host computes
 * @param whole both at the same time
 */
record Speed(Totals totals, HardwareFigures hardware, HostShare host, Whole whole) {
  /**
   * The speed by the clock model.
   *
   * @param run in which the host was timed and spikes were counted, if there was one
   */
  static Speed of(Estimate estimate, Optional<Inference> run) {
    Board board = estimate.board();
    long operations = Throughput.denseOperations(estimate.program());
    Totals totals = totals(board, estimate.timing(), operations);
    HostShare host = HostCost.share(estimate.program(), operations, run);
    return new Speed(
        totals,
        hardware(estimate, totals, effective(estimate, run).map(some -> some / operations)),
        host,
        whole(estimate, totals, host));
  }

  /** Operations of a sample that spikes caused, where the device sees them or the user says. */
  private static Optional<Double> effective(Estimate estimate, Optional<Inference> run) {
    return run.map(Inference::report)
        .flatMap(BlockReport::activity)
        .map(seen -> (double) operations(seen.layers()) / seen.samples())
        .or(
            () ->
                estimate
                    .assumed()
                    .map(spikes -> spikes.effectiveOperations(estimate.compilation())));
  }

  private static long operations(List<LayerActivity> layers) {
    return layers.stream().mapToLong(LayerActivity::effectiveOperations).sum();
  }

  private static Totals totals(Board board, NetworkTiming timing, long operations) {
    Throughput throughput = Throughput.of(operations, timing.clocks(), timing.samples(), board);
    return new Totals(
        timing.clocksPerSample(),
        throughput.latencyUs(),
        throughput.samplesPerSecond(),
        throughput.denseEquivalentGops(),
        timing.utilisation());
  }

  private static HardwareFigures hardware(
      Estimate estimate, Totals totals, Optional<Double> effectiveShare) {
    AcceleratorConfig config = estimate.board().config();
    if (!estimate.engine().isDense()) {
      int slices = config.cores() * EventModel.ENGINE.slices();
      return HardwareFigures.of(totals.gops(), effectiveShare, slices, OptionalDouble.empty());
    }
    OptionalDouble luts =
        KnownSynthesis.of(config).stream().mapToDouble(core -> core.luts()).findAny();
    return HardwareFigures.of(
        totals.gops(),
        effectiveShare,
        config.cores() * config.dsps(),
        luts.isPresent()
            ? OptionalDouble.of(config.cores() * luts.getAsDouble())
            : OptionalDouble.empty());
  }

  private static Whole whole(Estimate estimate, Totals totals, HostShare host) {
    int threads = Device.BLOCKS_PER_CORE * estimate.board().config().cores();
    Optional<Double> rate = host.seconds().map(seconds -> threads / seconds);
    boolean hostBound = rate.filter(images -> images < totals.fps()).isPresent();
    return new Whole(
        hostBound ? rate.get() : totals.fps(),
        threads,
        rate,
        hostBound ? Whole.HOST : Whole.ACCELERATOR,
        estimate.engine().isDense()
            ? Bottleneck.of(estimate.timing()).sentence()
            : EventModel.bottleneck(estimate.timing()));
  }
}
