package org.firefly.architecture.isa;

/** Which synaptic current enters the membranes of a layer. */
public enum SynapticCurrent {
  /** The layer keeps none: the passes of this step enter. */
  NONE,
  /** The current after the passes of this step. */
  NEW,
  /** The current of the step before. */
  PREVIOUS;

  /** Whether the layer keeps currents. */
  public boolean present() {
    return this != NONE;
  }
}
