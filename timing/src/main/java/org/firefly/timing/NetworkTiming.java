package org.firefly.timing;

import java.util.List;

/**
 * Clocks of a whole network and one batch block on one core, from start to done.
 *
 * @param samples samples of the block
 * @param layers in the order of execution; their clocks add up to {@link #clocks}
 */
public record NetworkTiming(int samples, List<LayerTiming> layers) {
  public NetworkTiming {
    layers = List.copyOf(layers);
  }

  /** Clocks from start to done. */
  public long clocks() {
    return layers.stream().mapToLong(LayerTiming::clocks).sum();
  }

  /** Clocks of a dense array that never waits. */
  public long arrayClocks() {
    return layers.stream().mapToLong(LayerTiming::arrayClocks).sum();
  }

  /** Sum of the layers' ideal clocks. */
  public long idealClocks() {
    return layers.stream().mapToLong(LayerTiming::idealClocks).sum();
  }

  /** Clocks per sample. */
  public double clocksPerSample() {
    return (double) clocks() / samples;
  }

  /** Share of the clocks in which a dense array would work. */
  public double utilisation() {
    return (double) arrayClocks() / clocks();
  }
}
