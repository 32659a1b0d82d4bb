package org.firefly.cli;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.firefly.architecture.AcceleratorConfig;
import org.firefly.architecture.board.Board;
import org.firefly.architecture.board.KnownSynthesis;
import org.firefly.architecture.program.ProgramLayer;
import org.firefly.cli.report.HostShare;
import org.firefly.cli.report.Totals;
import org.firefly.cli.report.Whole;
import org.firefly.figures.HardwareFigures;
import org.firefly.runtime.BlockReport;
import org.firefly.runtime.Device;
import org.firefly.runtime.Inference;
import org.firefly.simulator.LayerActivity;
import org.firefly.timing.NetworkTiming;

/**
 * How fast a program is, and what bounds it.
 *
 * @param totals of the accelerator
 * @param hardware its operations per second over what they take
 * @param host what the host computes
 * @param whole both at the same time
 */
record Speed(Totals totals, HardwareFigures hardware, HostShare host, Whole whole) {
  private static final double OPS_PER_SYNAPSE = 2;

  /**
   * The speed by the clock model.
   *
   * @param run in which the host was timed and spikes were counted, if there was one
   */
  static Speed of(Estimate estimate, Optional<Inference> run) {
    Board board = estimate.board();
    long operations = denseOperations(estimate);
    Totals totals = totals(board, estimate.timing(), operations);
    HostShare host = HostCost.share(estimate.program(), operations, run);
    return new Speed(
        totals,
        hardware(board.config(), totals, effective(run).map(share -> share / operations)),
        host,
        whole(estimate, totals, host));
  }

  private static long denseOperations(Estimate estimate) {
    return estimate.program().layers().stream().mapToLong(ProgramLayer::denseOperations).sum()
        * estimate.program().timeSteps();
  }

  /** Operations of a sample that spikes caused, where the device sees them. */
  private static Optional<Double> effective(Optional<Inference> run) {
    return run.map(Inference::report)
        .flatMap(BlockReport::activity)
        .map(seen -> (double) operations(seen.layers()) / seen.samples());
  }

  private static long operations(List<LayerActivity> layers) {
    return layers.stream().mapToLong(LayerActivity::effectiveOperations).sum();
  }

  private static Totals totals(Board board, NetworkTiming timing, long operations) {
    double latencyUs = (double) timing.clocks() / board.clockMHz();
    double fps = board.config().cores() * timing.samples() * 1e6 / latencyUs;
    return new Totals(
        timing.clocksPerSample(),
        latencyUs,
        fps,
        operations * OPS_PER_SYNAPSE * fps / 1e9,
        timing.utilisation());
  }

  private static HardwareFigures hardware(
      AcceleratorConfig config, Totals totals, Optional<Double> effectiveShare) {
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
        Bottleneck.of(estimate.timing()));
  }
}
