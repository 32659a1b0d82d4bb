package org.firefly.explore.table;

import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import org.firefly.architecture.board.BlockMemories;
import org.firefly.architecture.board.Board;
import org.firefly.architecture.board.DeviceResources;
import org.firefly.explore.run.Finding;
import org.firefly.explore.stage.Compiled;
import org.firefly.explore.stage.Simulated;
import org.firefly.figures.EnergyModel;
import org.firefly.figures.HardwareFigures;
import org.firefly.timing.Throughput;

/**
 * A point with all that follows from what its stages found.
 *
 * @param finding the point
 * @param core look-up tables and flip-flops of a core, if known
 * @param energy whose account of operations the estimate of energy goes by
 */
public record Row(Finding finding, Optional<CoreFigures.Core> core, EnergyModel energy) {
  /** The row of a point. */
  static Row of(Finding finding, CoreFigures synthesis, EnergyModel energy) {
    return new Row(finding, finding.point().board().flatMap(b -> synthesis.of(b.config())), energy);
  }

  Optional<Board> board() {
    return finding.point().board();
  }

  Optional<Compiled.Facts> program() {
    return finding.compiled().flatMap(Compiled::program);
  }

  Optional<Simulated.Facts> run() {
    return finding.simulated().flatMap(Simulated::run);
  }

  Optional<Throughput> throughput() {
    return finding
        .clocks()
        .map(
            clocks ->
                Throughput.of(
                    program().orElseThrow().denseOperations(),
                    clocks.clocks(),
                    clocks.samples(),
                    board().orElseThrow()));
  }

  Optional<Double> luts() {
    return core.map(c -> (double) c.luts() * board().orElseThrow().config().cores());
  }

  Optional<Double> flipFlops() {
    return core.map(c -> (double) c.flipFlops() * board().orElseThrow().config().cores());
  }

  Optional<Double> dsps() {
    return board().map(b -> (double) b.config().cores() * b.config().dsps());
  }

  Optional<Double> ramb36() {
    return board().map(b -> BlockMemories.of(b.config()).ramb36());
  }

  Optional<Double> urams() {
    return board().map(b -> (double) BlockMemories.of(b.config()).urams());
  }

  /** Share of what the device has; none of what it has none of. */
  Optional<Double> share(Optional<Double> used, Function<DeviceResources, Integer> available) {
    return used.flatMap(
        n -> {
          int all = available.apply(board().orElseThrow().resources());
          return all == 0 ? Optional.empty() : Optional.of(n / all);
        });
  }

  Optional<HardwareFigures> hardware() {
    return throughput()
        .map(
            speed ->
                HardwareFigures.of(
                    speed.denseEquivalentGops(),
                    run().map(r -> r.effectiveAcs() / program().orElseThrow().denseOperations()),
                    dsps().orElseThrow().intValue(),
                    luts().map(OptionalDouble::of).orElse(OptionalDouble.empty())));
  }

  Optional<Double> nanojoules() {
    return run()
        .map(
            r ->
                energy
                    .estimate(r.effectiveMacs(), r.effectiveAcs(), 0)
                    .estimatedNanojoulesPerSample());
  }
}
