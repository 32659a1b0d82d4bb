package org.firefly.timing.event;

/** What limits a layer on an event engine. */
public enum EventBound {
  /** Cells add events. */
  EVENTS,
  /** Cells look at masks, or wait for spikes from memory. */
  FEEDING,
  /** Cells wait for weights from memory. */
  WEIGHTS,
  /** Neurons take their steps. */
  NEURONS,
  /** Results leave through the output port. */
  OUTPUT
}
