package org.firefly.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.atomic.DoubleAccumulator;
import org.firefly.report.model.Histogram;

/** Counts values of several threads in fine bins, and hands out coarse ones where values lie. */
final class Bins {
  private static final int FINE = 1 << 14;
  private static final int COARSE = 48;

  private final double first;
  private final double width;
  private final AtomicLongArray counts = new AtomicLongArray(FINE);
  private final DoubleAccumulator min = new DoubleAccumulator(Math::min, Double.POSITIVE_INFINITY);
  private final DoubleAccumulator max = new DoubleAccumulator(Math::max, Double.NEGATIVE_INFINITY);

  /**
   * Empty bins; values beyond the ends count in the last bins.
   *
   * @param from lower end of the first
   * @param to upper end of the last
   */
  Bins(double from, double to) {
    first = from;
    width = (to - from) / FINE;
  }

  /** Adds many values, each divided by its scale. */
  void add(double[] values, double[] scales) {
    double least = Double.POSITIVE_INFINITY;
    double most = Double.NEGATIVE_INFINITY;
    int perScale = values.length / scales.length;
    for (int i = 0; i < values.length; i++) {
      double value = values[i] / scales[i / perScale];
      least = Math.min(least, value);
      most = Math.max(most, value);
      counts.getAndIncrement(bin(value));
    }
    min.accumulate(least);
    max.accumulate(most);
  }

  private int bin(double value) {
    return (int) Math.max(0, Math.min(FINE - 1, Math.floor((value - first) / width)));
  }

  /**
   * The bins between the smallest and the largest value.
   *
   * @param rangeMin smallest value that has room
   * @param rangeMax largest value that has room
   */
  Histogram histogram(String layer, double rangeMin, double rangeMax) {
    int from = bin(min.get());
    int joined = (bin(max.get()) - from) / COARSE + 1;
    List<Long> sums = new ArrayList<>();
    for (int bin = from; bin <= bin(max.get()); bin += joined) {
      long sum = 0;
      for (int i = bin; i < Math.min(FINE, bin + joined); i++) {
        sum += counts.get(i);
      }
      sums.add(sum);
    }
    return new Histogram(
        layer,
        first + from * width,
        joined * width,
        sums,
        min.get(),
        max.get(),
        rangeMin,
        rangeMax);
  }
}
