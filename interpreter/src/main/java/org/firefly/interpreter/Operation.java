package org.firefly.interpreter;

/** What a node computes in one step, with its state if it has one; for one thread and sample. */
@FunctionalInterface
interface Operation {
  /** Of a node without neurons. */
  double[] NO_MEMBRANES = {};

  /**
   * Computes a step.
   *
   * @param input row-major, not to be written
   * @param output row-major, to be filled
   */
  void step(double[] input, double[] output);

  /** The membranes as they are now, not to be written; empty for a node that has none. */
  default double[] membranes() {
    return NO_MEMBRANES;
  }
}
