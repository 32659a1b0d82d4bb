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

  /**
   * What the node got in the step that is about to be observed, the sum over its sources; not
   * called for inputs of the network.
   *
   * @param input row-major; valid during the call only
   */
  default void received(int sample, int step, String node, double[] input) {}

  /**
   * What the step that is about to be observed did to the membranes of a node; called for neurons
   * only.
   *
   * @param before row-major, after the step before; valid during the call only, as is the other
   * @param after what the node will start the next step with
   */
  default void membranes(int sample, int step, String node, double[] before, double[] after) {}
}
