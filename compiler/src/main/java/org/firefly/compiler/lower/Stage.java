package org.firefly.compiler.lower;

import java.util.List;
import java.util.function.UnaryOperator;

/**
 * A layer in real numbers: a weighted map, the neurons behind it, and perhaps an OR pool.
 *
 * @param name name of the node that gives the layer its name, which no other layer has
 * @param node the node of the network that gives the layer's spikes; empty for a readout and for a
 *     layer that the compiler made
 * @param kind what the network calls it, such as {@code conv 3x3}
 * @param sources the spikes that it reads, in the order of the map's input channels
 * @param map the weighted map, gains of the neurons not yet folded in
 * @param neurons the neurons, or the readout
 * @param pool whether 2x2 blocks of spikes are OR-ed
 * @param denseOperations synaptic operations of one time step if every input fired
 */
public record Stage(
    String name,
    String node,
    String kind,
    List<Source> sources,
    LinearMap map,
    NeuronModel neurons,
    boolean pool,
    long denseOperations) {
  public Stage {
    sources = List.copyOf(sources);
  }

  /** The same layer, with its sources said in another way. */
  Stage reading(UnaryOperator<Source> as) {
    return new Stage(
        name, node, kind, sources.stream().map(as).toList(), map, neurons, pool, denseOperations);
  }

  /** Whether the spikes of a layer are among its sources. */
  public boolean reads(String layer) {
    return sources.stream().anyMatch(source -> source.layer().equals(layer));
  }

  /** Whether the layer never fires. */
  public boolean isReadout() {
    return neurons.firing().isEmpty();
  }

  /** The map with the neurons' gain folded into weights and biases. */
  public LinearMap foldedMap() {
    return map.scaledOutput(neurons.gain()).normalised();
  }
}
