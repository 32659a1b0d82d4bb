package org.firefly.interpreter;

/** Sees what leaves the nodes of a network. */
@FunctionalInterface
public interface Observer {
  /**
   * A node has computed a step. All steps of a sample come from one thread, in order; several
   * samples may come at a time.
   *
   * @param node its name in the flattened network
   * @param output row-major; valid during the call only
   */
  void observe(int sample, int step, String node, double[] output);
}
