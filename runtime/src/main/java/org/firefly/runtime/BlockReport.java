package org.firefly.runtime;

import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BinaryOperator;
import org.firefly.simulator.BlockResult;

/**
 * What a device tells about one batch block besides its output, or the sum of several.
 *
 * @param samples samples that ran
 * @param membraneOverflow whether a membrane left its range
 * @param overflowedLayers layers of the program in which that is known to have happened
 * @param activity what the layers did; only the simulator sees it
 * @param counters clocks that were counted; only hardware has them
 */
public record BlockReport(
    int samples,
    boolean membraneOverflow,
    Set<Integer> overflowedLayers,
    Optional<BlockResult> activity,
    Optional<CoreCounters> counters) {
  public BlockReport {
    overflowedLayers = Set.copyOf(overflowedLayers);
  }

  /** The sum of two reports of the same device and program. */
  public BlockReport plus(BlockReport other) {
    Set<Integer> layers = new TreeSet<>(overflowedLayers);
    layers.addAll(other.overflowedLayers);
    return new BlockReport(
        samples + other.samples,
        membraneOverflow || other.membraneOverflow,
        layers,
        sum(activity, other.activity, BlockResult::plus),
        sum(counters, other.counters, CoreCounters::plus));
  }

  private static <T> Optional<T> sum(Optional<T> a, Optional<T> b, BinaryOperator<T> plus) {
    return a.isPresent() && b.isPresent()
        ? Optional.of(plus.apply(a.get(), b.get()))
        : a.or(() -> b);
  }
}
