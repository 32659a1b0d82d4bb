package org.firefly.events;

import java.util.EnumMap;
import java.util.Map;

/** Counts what a reader drops while it reads. */
public final class DropCounter {
  private final long[] counts = new long[DropReason.values().length];

  /** Counts one. */
  public void add(DropReason reason) {
    counts[reason.ordinal()]++;
  }

  /** Counts several. */
  public void add(DropReason reason, long count) {
    counts[reason.ordinal()] += count;
  }

  /** What was counted so far. */
  public Drops drops() {
    Map<DropReason, Long> byReason = new EnumMap<>(DropReason.class);
    for (DropReason reason : DropReason.values()) {
      byReason.put(reason, counts[reason.ordinal()]);
    }
    return new Drops(byReason);
  }
}
