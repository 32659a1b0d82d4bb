package org.firefly.simulator;

import org.firefly.simulator.memory.DeviceMemory;

/** Looks at the memory between layers, before a later layer may use the space again. */
@FunctionalInterface
public interface RunObserver {
  /** Sees nothing. */
  RunObserver NONE = (layer, memory) -> {};

  /**
   * Called after each layer.
   *
   * @param layer index of the layer in {@link org.firefly.architecture.program.Program#layers()}
   * @param memory the block's memory; what is written to the layer's output replaces it
   */
  void layerDone(int layer, DeviceMemory memory);
}
