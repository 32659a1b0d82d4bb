package org.firefly.interpreter;

/** What a node computes in one step, with its state if it has one; for one thread and sample. */
@FunctionalInterface
interface Operation {
  /**
   * Computes a step.
   *
   * @param input row-major, not to be written
   * @param output row-major, to be filled
   */
  void step(double[] input, double[] output);
}
