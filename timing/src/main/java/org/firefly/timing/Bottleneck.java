package org.firefly.timing;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.ToLongFunction;

/**
 * What the clocks of a network go into.
 *
 * @param cause {@link #COMPUTE}, or what the array waits for longest
 * @param share of the clocks, 0 to 1
 * @param layer with the most of these waits; absent where the array itself is the bottleneck
 */
public record Bottleneck(String cause, double share, Optional<String> layer) {
  /** The array works nearly all the time. */
  public static final String COMPUTE = "compute";

  private static final double SMALL_WAIT = 0.1;
  private static final Map<String, ToLongFunction<ClockCauses>> WAITS =
      new TreeMap<>(
          Map.of(
              "weights", ClockCauses::weights,
              "spikes", ClockCauses::spikes,
              "room for output", ClockCauses::output,
              "the load of a tile", ClockCauses::swap));

  /** The bottleneck of a network. */
  public static Bottleneck of(NetworkTiming timing) {
    List<LayerTiming> layers = timing.layers();
    Map.Entry<String, ToLongFunction<ClockCauses>> worst =
        WAITS.entrySet().stream()
            .max(Comparator.comparingLong(wait -> sum(layers, wait.getValue())))
            .orElseThrow();
    double share = (double) sum(layers, worst.getValue()) / timing.clocks();
    if (share < SMALL_WAIT) {
      double compute = (double) sum(layers, ClockCauses::compute) / timing.clocks();
      return new Bottleneck(COMPUTE, compute, Optional.empty());
    }
    return layers.stream()
        .max(Comparator.comparingLong(l -> worst.getValue().applyAsLong(l.causes())))
        .map(layer -> new Bottleneck(worst.getKey(), share, Optional.of(layer.name())))
        .orElseThrow();
  }

  private static long sum(List<LayerTiming> layers, ToLongFunction<ClockCauses> wait) {
    return layers.stream().mapToLong(layer -> wait.applyAsLong(layer.causes())).sum();
  }

  /** A sentence for people. */
  public String sentence() {
    return layer
        .map(
            name ->
                String.format(
                    Locale.ROOT,
                    "In %.1f %% of the clocks the array waits for %s, most in layer %s.",
                    100 * share,
                    cause,
                    name))
        .orElseGet(
            () ->
                String.format(
                    Locale.ROOT,
                    "The array bounds it: it works in %.1f %% of the clocks.",
                    100 * share));
  }
}
