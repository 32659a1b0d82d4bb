package org.firefly.cli;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToLongFunction;
import org.firefly.timing.ClockCauses;
import org.firefly.timing.LayerTiming;
import org.firefly.timing.NetworkTiming;

/** What the clocks of a network go into. */
final class Bottleneck {
  private static final double SMALL_WAIT = 0.1;
  private static final Map<String, ToLongFunction<ClockCauses>> WAITS =
      new TreeMap<>(
          Map.of(
              "weights", ClockCauses::weights,
              "spikes", ClockCauses::spikes,
              "room for output", ClockCauses::output,
              "the load of a tile", ClockCauses::swap));

  private Bottleneck() {}

  /** A sentence: the array itself, or what it waits for longest. */
  static String of(NetworkTiming timing) {
    List<LayerTiming> layers = timing.layers();
    Map.Entry<String, ToLongFunction<ClockCauses>> worst =
        WAITS.entrySet().stream()
            .max(Comparator.comparingLong(wait -> sum(layers, wait.getValue())))
            .orElseThrow();
    double share = (double) sum(layers, worst.getValue()) / timing.clocks();
    if (share < SMALL_WAIT) {
      double compute = (double) sum(layers, ClockCauses::compute) / timing.clocks();
      return String.format(
          Locale.ROOT, "The array bounds it: it works in %.1f %% of the clocks.", 100 * compute);
    }
    LayerTiming most =
        layers.stream()
            .max(Comparator.comparingLong(l -> worst.getValue().applyAsLong(l.causes())))
            .orElseThrow();
    return String.format(
        Locale.ROOT,
        "In %.1f %% of the clocks the array waits for %s, most in layer %s.",
        100 * share,
        worst.getKey(),
        most.name());
  }

  private static long sum(List<LayerTiming> layers, ToLongFunction<ClockCauses> wait) {
    return layers.stream().mapToLong(layer -> wait.applyAsLong(layer.causes())).sum();
  }
}
