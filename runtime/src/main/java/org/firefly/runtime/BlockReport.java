package org.firefly.runtime;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BinaryOperator;
import java.util.stream.Collectors;
import org.firefly.simulator.BlockResult;

/**
 * What a device tells about one batch block besides its output, or the sum of several.
 *
 * @param samples samples that ran
 * @param membraneOverflow whether a membrane left its range
 * @param overflows by the number of each layer in which that is known to have happened, the samples
 *     of the blocks in which it did
 * @param activity what the layers did; only the simulator sees it
 * @param counters clocks that were counted; only hardware has them
 */
public record BlockReport(
    int samples,
    boolean membraneOverflow,
    Map<Integer, Integer> overflows,
    Optional<BlockResult> activity,
    Optional<CoreCounters> counters) {
  public BlockReport {
    overflows = Map.copyOf(overflows);
  }

  /** The report of one block, in which some layers overflowed. */
  public static BlockReport of(
      int samples,
      boolean membraneOverflow,
      Set<Integer> overflowedLayers,
      Optional<BlockResult> activity,
      Optional<CoreCounters> counters) {
    Map<Integer, Integer> overflows =
        overflowedLayers.stream().collect(Collectors.toMap(layer -> layer, layer -> samples));
    return new BlockReport(samples, membraneOverflow, overflows, activity, counters);
  }

  /** Layers of the program in which a membrane is known to have left its range. */
  public Set<Integer> overflowedLayers() {
    return overflows.keySet();
  }

  /** The sum of two reports of the same device and program. */
  public BlockReport plus(BlockReport other) {
    Map<Integer, Integer> layers = new HashMap<>(overflows);
    other.overflows.forEach((layer, count) -> layers.merge(layer, count, Integer::sum));
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
