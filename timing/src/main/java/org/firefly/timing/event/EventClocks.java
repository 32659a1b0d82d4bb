package org.firefly.timing.event;

/**
 * What one sample of a layer takes on an event engine.
 *
 * @param events inputs that fire in a chunk of steps, counted once per tap that sees them and group
 *     of outputs
 * @param ideal clocks if every cell were busy with events all the time
 * @param cells clocks of the cells, with what they lose by waiting for each other and by masks
 *     without enough events
 * @param weights clocks of the weight ports, the layer's weights shared by the samples of a block
 */
public record EventClocks(long events, long ideal, long cells, long weights) {
  /** Clocks: weights arrive while cells work. */
  public long clocks() {
    return Math.max(cells, weights);
  }

  /** Share of the cells' reads that an event uses, while the layer lasts; 0 to 1. */
  public double efficiency() {
    return (double) ideal / clocks();
  }
}
