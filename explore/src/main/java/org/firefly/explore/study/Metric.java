package org.firefly.explore.study;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** What points are compared by and held to. */
public enum Metric {
  ACCURACY(Unit.SHARE, true),
  LATENCY(Unit.TIME, false),
  THROUGHPUT(Unit.RATE, true),
  ENERGY(Unit.ENERGY, false),
  LUT(Unit.SHARE, false),
  FF(Unit.SHARE, false),
  DSP(Unit.SHARE, false),
  RAMB36(Unit.SHARE, false),
  URAM(Unit.SHARE, false);

  private final Unit unit;
  private final boolean moreIsBetter;

  Metric(Unit unit, boolean moreIsBetter) {
    this.unit = unit;
    this.moreIsBetter = moreIsBetter;
  }

  /** The name in study files and on the command line. */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Whether a bound is the least that is good enough, and not the most. */
  public boolean moreIsBetter() {
    return moreIsBetter;
  }

  Unit unit() {
    return unit;
  }

  /** The metric of a name. */
  public static Optional<Metric> of(String key) {
    return Arrays.stream(values()).filter(metric -> metric.key().equals(key)).findAny();
  }

  /** All names, for messages. */
  public static String names() {
    return Arrays.stream(values()).map(Metric::key).collect(Collectors.joining(", "));
  }
}
