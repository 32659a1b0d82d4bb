package org.firefly.simulator;

import java.util.List;
import java.util.stream.IntStream;

/**
 * What one batch block, or several of them, did besides the spikes and membranes that it left in
 * memory.
 *
 * @param samples samples that ran
 * @param layers one entry per accelerated layer of the program, in order
 */
public record BlockResult(int samples, List<LayerActivity> layers) {
  public BlockResult {
    layers = List.copyOf(layers);
  }

  /** The sum of two results of the same program. */
  public BlockResult plus(BlockResult other) {
    List<LayerActivity> sums =
        IntStream.range(0, layers.size())
            .mapToObj(i -> layers.get(i).plus(other.layers.get(i)))
            .toList();
    return new BlockResult(samples + other.samples, sums);
  }

  /** Whether any layer raised the membrane overflow flag. */
  public boolean membraneOverflow() {
    return layers.stream().anyMatch(LayerActivity::membraneOverflow);
  }
}
