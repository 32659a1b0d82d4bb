package org.firefly.timing;

/** What limits a layer. */
public enum Bound {
  /** The dense array works nearly all the time. */
  COMPUTE,
  /** Array or cells wait for weights from memory. */
  WEIGHTS,
  /** The dense array waits for input spikes, or for the layer before. */
  SPIKES,
  /** Passes are shorter than the P clocks that a tile takes to load. */
  SWAP,
  /** Cells of an event engine add events. */
  EVENTS,
  /** Cells of an event engine look at masks, or wait for spikes from memory. */
  FEEDING,
  /** Neurons of an event engine take their steps. */
  NEURONS,
  /** Results of an event engine leave through the output port. */
  OUTPUT
}
