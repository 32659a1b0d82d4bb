package org.firefly.compiler.lower;

/**
 * A layer in real numbers: a weighted map, the neurons behind it, and perhaps an OR pool.
 *
 * @param name name of the node that gives the layer its name
 * @param kind what the network calls it, such as {@code conv 3x3}
 * @param map the weighted map, gains of the neurons not yet folded in
 * @param neurons the neurons, or the readout
 * @param pool whether 2x2 blocks of spikes are OR-ed
 * @param denseOperations synaptic operations of one time step if every input fired
 */
public record Stage(
    String name,
    String kind,
    LinearMap map,
    NeuronModel neurons,
    boolean pool,
    long denseOperations) {

  /** Whether the layer never fires. */
  public boolean isReadout() {
    return neurons.firing().isEmpty();
  }

  Stage pooled() {
    return new Stage(name, kind, map, neurons, true, denseOperations);
  }

  /** The map with the neurons' gain folded into weights and biases. */
  public LinearMap foldedMap() {
    return map.scaledOutput(neurons.gain()).normalised();
  }
}
