package org.firefly.training;

import ai.djl.ndarray.NDArray;
import java.util.List;

/** A {@link Topology.Block} with its weights. */
interface Stage {
  /**
   * Spikes [T * B, Co, H', W'], after which the input is done with.
   *
   * @param input spikes [T * B, Ci, H, W], or images as the wave's network takes them
   */
  NDArray run(NDArray input, Wave wave);

  /** Its arrays, whose names start with the given one. */
  List<Parameter> parameters(String name);
}
