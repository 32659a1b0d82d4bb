package org.firefly.compiler.quantise;

import java.util.List;
import java.util.stream.Collectors;
import org.firefly.architecture.isa.NeuronConstants;
import org.firefly.architecture.isa.NeuronRule;
import org.firefly.architecture.program.FeatureMap;
import org.firefly.compiler.lower.Geometry;
import org.firefly.compiler.lower.Source;

/**
 * A layer in the integers that the hardware works with, before it is tiled.
 *
 * @param name name from the network file
 * @param kind what the network calls it, such as {@code conv 3x3}
 * @param sources the spikes that it reads, in the order of the kernel's input channels
 * @param geometry shape of the dense kernel
 * @param weights int8, index order output channel, input channel, kernel row, kernel column
 * @param constants of the neurons per output channel, in integer steps of the membrane
 * @param scale per output channel: real value of one integer step of the membrane, which is 2^-F of
 *     that of a weight
 * @param neuron the neuron equations
 * @param readout whether the layer never fires
 * @param pool whether 2x2 blocks of spikes are OR-ed
 * @param denseOperations synaptic operations of one time step and sample if every input fired, on
 *     the layer as the network defines it
 */
public record QuantisedLayer(
    String name,
    String kind,
    List<Source> sources,
    Geometry geometry,
    byte[] weights,
    List<NeuronConstants> constants,
    double[] scale,
    NeuronRule neuron,
    boolean readout,
    boolean pool,
    long denseOperations) {
  public QuantisedLayer {
    sources = List.copyOf(sources);
    constants = List.copyOf(constants);
  }

  /** The layer with another kernel, of one source. */
  public QuantisedLayer reading(Source source, Geometry otherGeometry, byte[] otherWeights) {
    return new QuantisedLayer(
        name,
        kind,
        List.of(source),
        otherGeometry,
        otherWeights,
        constants,
        scale,
        neuron,
        readout,
        pool,
        denseOperations);
  }

  /** Map that the layer writes, after pooling. */
  public FeatureMap output() {
    FeatureMap map = geometry.output();
    return pool ? new FeatureMap(map.channels(), map.height() / 2, map.width() / 2) : map;
  }

  /** Kind, channels and pool in words, such as {@code conv 3x3 64-128, pool}. */
  public String description() {
    return kind
        + " "
        + sources.stream().map(this::inputs).collect(Collectors.joining("+"))
        + "-"
        + geometry.output().channels()
        + (pool ? ", pool" : "")
        + (readout ? ", readout" : "");
  }

  private String inputs(Source source) {
    int inputs = geometry.coversInput() ? source.map().size() : source.map().channels();
    return Integer.toString(inputs);
  }
}
