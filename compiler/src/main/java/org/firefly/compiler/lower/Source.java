package org.firefly.compiler.lower;

import org.firefly.architecture.program.FeatureMap;

/**
 * Spikes that a layer reads. A layer of several sources reads one map, in which the channels of
 * each source follow those of the one before, from the next group of P channels on.
 *
 * @param layer name of the layer whose spikes they are; {@link #HOST} for those that the host
 *     leaves
 * @param map the spikes of one source
 * @param firstChannel its first channel in the map that the layer reads
 * @param delay time steps that they are late: 0, or more for recurrent connections and delays
 */
public record Source(String layer, FeatureMap map, int firstChannel, int delay) {
  /** Stands for the sample, or the host's layer, since no node of a network has an empty name. */
  public static final String HOST = "";

  /** The same spikes by another name of their layer. */
  Source of(String name) {
    return new Source(name, map, firstChannel, delay);
  }

  /** The same spikes, at most so late that none of them is ever seen. */
  Source within(int timeSteps) {
    return new Source(layer, map, firstChannel, Math.min(delay, timeSteps));
  }

  /** First channel behind it. */
  int end() {
    return firstChannel + map.channels();
  }
}
