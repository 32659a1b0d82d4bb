package org.firefly.host.compare;

import java.util.Optional;
import java.util.OptionalInt;
import org.firefly.architecture.program.FeatureMap;

/** Counts the differences of a layer and remembers where the first one is. */
final class Tally {
  private final String layer;
  private final FeatureMap map;
  private final int parallelism;
  private long values;
  private long differences;
  private Place first;

  private record Place(
      int sample, OptionalInt timeStep, int channel, int position, int expected, int found) {}

  Tally(String layer, FeatureMap map, int parallelism) {
    this.layer = layer;
    this.map = map;
    this.parallelism = parallelism;
  }

  /** Compares one group of a sample; called in the order sample, time step, group. */
  void add(int sample, OptionalInt timeStep, int group, Values expected, Values found) {
    values += (long) map.positions() * parallelism;
    if (expected.isSameAs(found)) {
      return;
    }
    for (int lane = 0; lane < parallelism; lane++) {
      for (int position = 0; position < map.positions(); position++) {
        int was = expected.get(position * parallelism + lane);
        int is = found.get(position * parallelism + lane);
        if (was != is) {
          differences++;
          int channel = group * parallelism + lane;
          first = first == null ? new Place(sample, timeStep, channel, position, was, is) : first;
        }
      }
    }
  }

  Optional<FirstDifference> first() {
    return Optional.ofNullable(first)
        .map(
            place ->
                new FirstDifference(
                    layer,
                    place.sample(),
                    place.timeStep(),
                    place.channel(),
                    map.channels(),
                    place.position() / map.width(),
                    place.position() % map.width(),
                    place.expected(),
                    place.found(),
                    differences,
                    values));
  }
}
