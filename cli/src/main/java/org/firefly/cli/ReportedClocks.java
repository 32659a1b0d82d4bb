package org.firefly.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import org.firefly.architecture.board.BlockMemories;
import org.firefly.architecture.board.Board;
import org.firefly.architecture.board.DeviceResources;
import org.firefly.architecture.board.KnownSynthesis;
import org.firefly.architecture.board.MemorySystem;
import org.firefly.report.model.LayerClocks;
import org.firefly.report.model.Operation;
import org.firefly.report.model.Resource;
import org.firefly.report.model.Roofline;
import org.firefly.runtime.Inference;
import org.firefly.timing.ClockCauses;
import org.firefly.timing.LayerTiming;

/** What a report says of clocks and boards. */
final class ReportedClocks {
  private static final double OPS_PER_SYNAPSE = 2;
  private static final String CERTAIN = "by the configuration";

  private ReportedClocks() {}

  /** The layers of an estimate. */
  static List<LayerClocks> layers(Estimate estimate) {
    return estimate.timing().layers().stream().map(ReportedClocks::layer).toList();
  }

  private static LayerClocks layer(LayerTiming timing) {
    ClockCauses causes = timing.causes();
    return new LayerClocks(
        timing.name(),
        timing.idealClocks(),
        timing.clocks(),
        timing.utilisation(),
        timing.bound().name().toLowerCase(Locale.ROOT),
        causes.compute(),
        causes.weights(),
        causes.spikes(),
        causes.output(),
        causes.swap());
  }

  /** Array and memory of the board, and what the layers make of them. */
  static Roofline roofline(Estimate estimate) {
    Board board = estimate.board();
    MemorySystem memory = board.memory();
    double bytesPerSecond = memory.sharedBytesPerClock() * board.clockMHz() / 1e3;
    List<Roofline.Point> points =
        IntStream.range(0, estimate.timing().layers().size())
            .mapToObj(layer -> point(estimate, layer, bytesPerSecond))
            .toList();
    return new Roofline(board.peakGops(), bytesPerSecond, points);
  }

  private static Roofline.Point point(Estimate estimate, int index, double gigabytesPerSecond) {
    LayerTiming timing = estimate.timing().layers().get(index);
    double operations =
        OPS_PER_SYNAPSE
            * estimate.program().layers().get(index).denseOperations()
            * estimate.program().timeSteps()
            * estimate.timing().samples();
    double perByte = operations / timing.bytes();
    Board board = estimate.board();
    double seconds = timing.clocks() / (board.clockMHz() * 1e6);
    return new Roofline.Point(
        timing.name(),
        perByte,
        board.config().cores() * operations / seconds / 1e9,
        Math.min(board.peakGops(), perByte * gigabytesPerSecond));
  }

  /**
   * A program on its board.
   *
   * @param run in which the host was timed, if there was one
   */
  static Operation operation(Estimate estimate, Optional<Inference> run) {
    Speed speed = Speed.of(estimate, run);
    int cores = estimate.board().config().cores();
    return new Operation(
        estimate.board().name(),
        cores,
        estimate.compilation().plan().asked(),
        estimate.program().batch(),
        estimate
            .batchBound()
            .map(bound -> bound.memory() + " bounds it in " + bound.layer())
            .orElse(""),
        speed.totals().latencyUs(),
        speed.totals().fps(),
        speed.totals().fps() / cores,
        speed.hardware().denseEquivalentGops(),
        speed.hardware().denseEquivalentGopsPerDsp(),
        speed.hardware().denseEquivalentGopsPerKlut(),
        speed.totals().utilisation(),
        speed.whole().hostImagesPerSecond(),
        speed.whole().imagesPerSecond(),
        speed.whole().boundBy());
  }

  /**
   * What all cores take of the device: look-up tables and flip-flops where the configuration has
   * been synthesised, the others for certain.
   */
  static List<Resource> resources(Board board) {
    DeviceResources device = board.resources();
    int cores = board.config().cores();
    BlockMemories memories = BlockMemories.of(board.config());
    List<Resource> resources = new ArrayList<>();
    KnownSynthesis.of(board.config())
        .ifPresent(
            core -> {
              String source = "estimate, " + core.source();
              resources.add(resource("LUT", cores * core.luts(), device.luts(), source));
              resources.add(resource("FF", cores * core.flipFlops(), device.flipFlops(), source));
            });
    resources.add(resource("DSP48E2", cores * board.config().dsps(), device.dsps(), CERTAIN));
    resources.add(resource("RAMB36", memories.ramb36(), device.ramb36(), CERTAIN));
    if (device.urams() > 0) {
      resources.add(resource("URAM", memories.urams(), device.urams(), CERTAIN));
    }
    return resources;
  }

  private static Resource resource(String name, double used, int available, String source) {
    return new Resource(name, used, available, used / available, source);
  }
}
