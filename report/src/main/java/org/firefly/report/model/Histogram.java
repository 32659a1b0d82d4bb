package org.firefly.report.model;

import java.util.List;

/**
 * How many values lie where.
 *
 * @param layer name of the layer
 * @param first lower end of the first bin
 * @param width of a bin
 * @param counts values in each bin
 * @param min smallest value
 * @param max largest value
 * @param rangeMin smallest value that has room
 * @param rangeMax largest value that has room
 */
public record Histogram(
    String layer,
    double first,
    double width,
    List<Long> counts,
    double min,
    double max,
    double rangeMin,
    double rangeMax) {
  public Histogram {
    counts = List.copyOf(counts);
  }
}
