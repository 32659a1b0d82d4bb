package org.firefly.timing;

/** What limits a layer. */
public enum Bound {
  /** The array works nearly all the time. */
  COMPUTE,
  /** The array waits for tiles from memory. */
  WEIGHTS,
  /** The array waits for input spikes, or for the layer before. */
  SPIKES,
  /** Passes are shorter than the P clocks that a tile takes to load. */
  SWAP
}
