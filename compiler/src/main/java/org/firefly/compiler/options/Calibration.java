package org.firefly.compiler.options;

import java.util.Map;

/**
 * What the membranes of a network did on samples, in real numbers, as a help in choosing scales.
 *
 * @param samples that were seen
 * @param nodes by the name of the node that holds the membranes; a node that only hands on values
 *     to the output of the network has their sums over time
 */
public record Calibration(int samples, Map<String, Extremes> nodes) {
  /** Nothing was seen. */
  public static final Calibration NONE = new Calibration(0, Map.of());

  public Calibration {
    nodes = Map.copyOf(nodes);
  }

  /**
   * Extremes per channel, over samples, time steps and positions.
   *
   * @param lowest of the membranes
   * @param highest of the membranes
   * @param lowestInput of what a step brought the neurons, before their gain
   * @param highestInput of what a step brought the neurons, before their gain
   */
  public record Extremes(
      double[] lowest, double[] highest, double[] lowestInput, double[] highestInput) {}
}
