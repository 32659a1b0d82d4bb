package org.firefly.events;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * How much of a recording was dropped, by reason.
 *
 * @param counts only reasons that occurred, in the order of {@link DropReason}
 */
public record Drops(Map<DropReason, Long> counts) {
  public Drops {
    EnumMap<DropReason, Long> ordered = new EnumMap<>(DropReason.class);
    counts.forEach(
        (reason, count) -> {
          if (count != 0) {
            ordered.put(reason, count);
          }
        });
    counts = Collections.unmodifiableMap(ordered);
  }

  /** What was dropped for one reason. */
  public long count(DropReason reason) {
    return counts.getOrDefault(reason, 0L);
  }

  /** Both together. */
  public Drops plus(Drops other) {
    Map<DropReason, Long> sums = new EnumMap<>(DropReason.class);
    sums.putAll(counts);
    other.counts.forEach((reason, count) -> sums.merge(reason, count, Long::sum));
    return new Drops(sums);
  }

  /** What was dropped for any reason. */
  public long total() {
    return counts.values().stream().mapToLong(Long::longValue).sum();
  }

  /** Such as {@code 3 triggers, 2 outside the sensor}; {@code nothing} if nothing was dropped. */
  @Override
  public String toString() {
    return counts.isEmpty()
        ? "nothing"
        : counts.entrySet().stream()
            .map(entry -> entry.getValue() + " " + entry.getKey().words())
            .collect(Collectors.joining(", "));
  }
}
