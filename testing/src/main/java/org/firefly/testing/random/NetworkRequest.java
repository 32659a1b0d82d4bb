package org.firefly.testing.random;

import java.util.Optional;
import org.firefly.architecture.AcceleratorConfig;
import org.firefly.testing.coverage.Cell;

/**
 * What a drawn network must be.
 *
 * @param config accelerator whose sizes the network respects
 * @param leastLayers fewest layers, at least 1
 * @param mostLayers most layers
 * @param mostClocks clocks that one block may need at the most: of the array, or of tiles and
 *     spikes on their way to it, whichever are more; see {@link LayerPlan#clocks}
 * @param cell cell of the coverage table that one of its layers must hit
 */
public record NetworkRequest(
    AcceleratorConfig config,
    int leastLayers,
    int mostLayers,
    long mostClocks,
    Optional<Cell> cell) {

  /** With fewer clocks a layer of any kind, T and N may not be possible. */
  public static final long LEAST_CLOCKS_PER_LAYER = 1200;

  /**
   * Refuses what cannot be drawn.
   *
   * @throws IllegalArgumentException naming the problem
   */
  public NetworkRequest {
    if (leastLayers < 1 || mostLayers < leastLayers) {
      throw new IllegalArgumentException(
          "A network cannot have " + leastLayers + " to " + mostLayers + " layers.");
    }
    if (mostClocks < LEAST_CLOCKS_PER_LAYER * mostLayers) {
      throw new IllegalArgumentException(
          mostLayers
              + " layers need a budget of at least "
              + LEAST_CLOCKS_PER_LAYER * mostLayers
              + " clocks, not "
              + mostClocks
              + ".");
    }
    if (cell.isPresent() && cell.get().parallelism() != config.parallelism()) {
      throw new IllegalArgumentException(
          "An accelerator with P = " + config.parallelism() + " cannot hit " + cell.get() + ".");
    }
  }

  /** Any network of {@code leastLayers} to {@code mostLayers} layers. */
  public static NetworkRequest any(
      AcceleratorConfig config, int leastLayers, int mostLayers, long mostClocks) {
    return new NetworkRequest(config, leastLayers, mostLayers, mostClocks, Optional.empty());
  }

  /** The same, but one of the layers hits a cell. */
  public NetworkRequest hitting(Cell wanted) {
    return new NetworkRequest(config, leastLayers, mostLayers, mostClocks, Optional.of(wanted));
  }
}
