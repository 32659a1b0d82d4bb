package org.firefly.compiler.quantise;

import org.firefly.architecture.isa.NeuronRule;
import org.firefly.architecture.program.FeatureMap;
import org.firefly.compiler.lower.Geometry;

/**
 * A layer in the integers that the hardware works with, before it is tiled.
 *
 * @param name name from the network file
 * @param kind what the network calls it, such as {@code conv 3x3}
 * @param geometry shape of the dense kernel
 * @param weights int8, index order output channel, input channel, kernel row, kernel column
 * @param bias per output channel, in integer steps
 * @param threshold per output channel, in integer steps; 0 for a readout
 * @param scale per output channel: real value of one integer step of the membrane
 * @param neuron the neuron equations
 * @param readout whether the layer never fires
 * @param pool whether 2x2 blocks of spikes are OR-ed
 * @param denseOperations synaptic operations of one time step and sample if every input fired, on
 *     the layer as the network defines it
 */
public record QuantisedLayer(
    String name,
    String kind,
    Geometry geometry,
    byte[] weights,
    int[] bias,
    int[] threshold,
    double[] scale,
    NeuronRule neuron,
    boolean readout,
    boolean pool,
    long denseOperations) {

  /** Map that the layer writes, after pooling. */
  public FeatureMap output() {
    FeatureMap map = geometry.output();
    return pool ? new FeatureMap(map.channels(), map.height() / 2, map.width() / 2) : map;
  }

  /** Kind, channels and pool in words, such as {@code conv 3x3 64-128, pool}. */
  public String description() {
    int inputs = geometry.coversInput() ? geometry.input().size() : geometry.input().channels();
    return kind
        + " "
        + inputs
        + "-"
        + geometry.output().channels()
        + (pool ? ", pool" : "")
        + (readout ? ", readout" : "");
  }
}
