package org.firefly.simulator;

/**
 * What surrounds the run of each batch block. Blocks run on several threads at once, in no order,
 * so both methods must be ready to be called concurrently for different blocks.
 */
public interface BlockWork {
  /**
   * Encodes samples into the memory.
   *
   * @param memory memory of the block; what an earlier block left is still there
   * @param firstSample index of the block's first sample
   * @param samples samples of the block
   */
  void load(DeviceMemory memory, int firstSample, int samples);

  /** Called after each layer of a block, by default without effect. */
  default void layerDone(DeviceMemory memory, int layer, int firstSample, int samples) {}

  /**
   * Takes the outputs from the memory.
   *
   * @param memory memory of the block
   * @param firstSample index of the block's first sample
   * @param samples samples of the block
   */
  void store(DeviceMemory memory, int firstSample, int samples);
}
