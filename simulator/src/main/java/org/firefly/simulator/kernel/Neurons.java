package org.firefly.simulator.kernel;

import org.firefly.architecture.isa.MembraneReset;

/**
 * The neurons of a row, without wrap-around. One index runs through all arrays of a loop, which is
 * what C2 needs to make vectors of it. Neurons that are {@link NeuronBlock#plain plain} take one
 * loop a step, others those of {@link GeneralNeurons}.
 */
public final class Neurons {
  static final int SIGN = Integer.SIZE - 1;

  private Neurons() {}

  /** Brings the sums of weights into the unit of the membranes. */
  public static void scale(NeuronBlock neurons, NeuronRow row) {
    int shift = neurons.rule().fractionBits();
    if (shift > 0) {
      scale(row.sums(), shift);
    }
  }

  private static void scale(int[] sums, int shift) {
    for (int i = 0; i < sums.length; i++) {
      sums[i] <<= shift;
    }
  }

  /**
   * Adds the sums and biases to membranes that have leaked, resets those that fire, and replaces
   * the sums by -1 where a neuron fires and 0 where it does not.
   */
  public static void fire(NeuronBlock neurons, NeuronRow row, int timeStep) {
    int[] bias = neurons.bias(timeStep);
    if (!neurons.plain()) {
      GeneralNeurons.drive(neurons, row, timeStep);
      GeneralNeurons.fire(neurons, row);
    } else if (neurons.rule().reset() == MembraneReset.SUBTRACT) {
      fireSubtracting(neurons, bias, row.sums(), row.state().membranes());
    } else {
      fireToZero(neurons, bias, row.sums(), row.state().membranes());
    }
  }

  private static void fireToZero(NeuronBlock neurons, int[] bias, int[] sums, int[] membranes) {
    int[] silent = neurons.silent();
    for (int i = 0; i < sums.length; i++) {
      int u = membranes[i] + sums[i] + bias[i];
      int fires = silent[i] - u >> SIGN;
      membranes[i] = u - (u & fires);
      sums[i] = fires;
    }
  }

  private static void fireSubtracting(
      NeuronBlock neurons, int[] bias, int[] sums, int[] membranes) {
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
