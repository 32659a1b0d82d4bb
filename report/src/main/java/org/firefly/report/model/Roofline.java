package org.firefly.report.model;

import java.util.List;

/**
 * What the board allows and what the layers take of it.
 *
 * @param peakGops dense-equivalent 10^9 operations per second of all cores at full use
 * @param gigabytesPerSecond that all ports of all cores together sustain
 * @param layers the layers
 */
public record Roofline(double peakGops, double gigabytesPerSecond, List<Point> layers) {
  public Roofline {
    layers = List.copyOf(layers);
  }

  /**
   * A layer.
   *
   * @param operationsPerByte dense-equivalent operations for each byte that its ports move
   * @param gops dense-equivalent 10^9 operations per second of all cores, by the clock model
   * @param roofGops most that memory and array allow at that many operations per byte
   */
  public record Point(String name, double operationsPerByte, double gops, double roofGops) {}
}
