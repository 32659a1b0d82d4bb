package org.firefly.runtime;

import java.util.List;
import java.util.stream.IntStream;

/**
 * Clocks that a core counted over one block, or the sum over several.
 *
 * @param blocks blocks that were counted
 * @param clocks from start to done
 * @param busy clocks in which a position entered the array
 * @param weightStalls clocks in which the array waited for a tile
 * @param spikeStalls clocks in which the array waited for spikes
 * @param outputStalls clocks in which the array waited for room for its results
 * @param layers layers whose end the core remembers: those within its first 64 descriptors
 */
public record CoreCounters(
    int blocks,
    long clocks,
    long busy,
    long weightStalls,
    long spikeStalls,
    long outputStalls,
    List<LayerCounters> layers) {
  public CoreCounters {
    layers = List.copyOf(layers);
  }

  /** The sum of both, which belong to the same program. */
  public CoreCounters plus(CoreCounters other) {
    List<LayerCounters> sums =
        IntStream.range(0, layers.size())
            .mapToObj(i -> plus(layers.get(i), other.layers.get(i)))
            .toList();
    return new CoreCounters(
        blocks + other.blocks,
        clocks + other.clocks,
        busy + other.busy,
        weightStalls + other.weightStalls,
        spikeStalls + other.spikeStalls,
        outputStalls + other.outputStalls,
        sums);
  }

  private static LayerCounters plus(LayerCounters a, LayerCounters b) {
    return new LayerCounters(a.layer(), a.name(), a.clocks() + b.clocks());
  }
}
