package org.firefly.compiler.lower;

/**
 * What the spikes of one layer add to the input of another.
 *
 * @param layer name of the layer that gives them, or {@link Source#HOST}
 * @param delay time steps that they are late
 * @param map what they are multiplied with
 */
record Part(String layer, int delay, LinearMap map) {
  /** The same of spikes that another layer hands on. */
  Part through(String other, LinearMap newMap) {
    return new Part(other, delay, newMap);
  }
}
