package org.firefly.simulator.kernel;

import org.firefly.architecture.isa.NeuronRule;

/**
 * The neurons of a row, without wrap-around. One index runs through all arrays of a loop, which is
 * what C2 needs to make vectors of it.
 */
public final class Neurons {
  private static final int SIGN = Integer.SIZE - 1;

  private Neurons() {}

  /** Lets all membranes leak. */
  public static void leak(NeuronBlock neurons, NeuronRow row) {
    int decay = neurons.rule().decay();
    if (decay == NeuronRule.NO_DECAY) {
      return;
    }
    int[] membranes = row.membranes();
    for (int i = 0; i < membranes.length; i++) {
      membranes[i] = NeuronBlock.leak(membranes[i], decay);
    }
  }

  /**
   * Adds the sums and biases to membranes that have leaked, resets those that fire, and replaces
   * the sums by -1 where a neuron fires and 0 where it does not.
   */
  public static void fire(NeuronBlock neurons, NeuronRow row) {
    if (neurons.rule().softReset()) {
      fireSoft(neurons, row.sums(), row.membranes());
    } else {
      fireHard(neurons, row.sums(), row.membranes());
    }
  }

  private static void fireHard(NeuronBlock neurons, int[] sums, int[] membranes) {
    int[] bias = neurons.bias();
    int[] silent = neurons.silent();
    for (int i = 0; i < sums.length; i++) {
      int u = membranes[i] + sums[i] + bias[i];
      int fires = silent[i] - u >> SIGN;
      membranes[i] = u - (u & fires);
      sums[i] = fires;
    }
  }

  private static void fireSoft(NeuronBlock neurons, int[] sums, int[] membranes) {
    int[] bias = neurons.bias();
    int[] silent = neurons.silent();
    int[] threshold = neurons.threshold();
    for (int i = 0; i < sums.length; i++) {
      int u = membranes[i] + sums[i] + bias[i];
      int fires = silent[i] - u >> SIGN;
      membranes[i] = u - (threshold[i] & fires);
      sums[i] = fires;
    }
  }
}
