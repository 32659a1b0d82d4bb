package org.firefly.runtime.simulated;

import org.firefly.runtime.BatchBlock;
import org.firefly.simulator.memory.DeviceMemory;

/**
 * Looks at the memory of a simulated core while a block runs. Several threads call at the same
 * time, each with the memory and the samples of its own block.
 */
public interface BlockObserver {
  /** Sees nothing. */
  BlockObserver NONE =
      new BlockObserver() {
        @Override
        public void inputLoaded(DeviceMemory memory, BatchBlock block) {}

        @Override
        public void layerDone(int layer, DeviceMemory memory, BatchBlock block) {}
      };

  /** Called when the encoded input lies in memory. */
  void inputLoaded(DeviceMemory memory, BatchBlock block);

  /**
   * Called after each layer.
   *
   * @param layer index of the layer in the program
   */
  void layerDone(int layer, DeviceMemory memory, BatchBlock block);
}
