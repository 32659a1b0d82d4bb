package org.firefly.simulator.kernel;

import java.util.Arrays;

/**
 * What the neurons of one block at places in a row remember from step to step, at rest when made.
 * Arrays are indexed place x width + slot.
 *
 * @param membranes v
 * @param currents i; empty in layers without synaptic currents
 * @param fired -1 where the neuron fired in the step before, else 0; empty in layers without late
 *     resets
 */
public record NeuronState(int[] membranes, int[] currents, int[] fired) {
  /**
   * The state of a row.
   *
   * @param neurons whose
   * @param size slots of all places
   */
  public static NeuronState of(NeuronBlock neurons, int size) {
    return new NeuronState(
        new int[size],
        new int[neurons.rule().current().present() ? size : 0],
        new int[neurons.rule().reset().late() ? size : 0]);
  }

  /** Puts the neurons at rest. */
  public void clear() {
    Arrays.fill(membranes, 0);
    Arrays.fill(currents, 0);
    Arrays.fill(fired, 0);
  }

  void copyFrom(NeuronState other) {
    System.arraycopy(other.membranes, 0, membranes, 0, membranes.length);
    System.arraycopy(other.currents, 0, currents, 0, currents.length);
    System.arraycopy(other.fired, 0, fired, 0, fired.length);
  }
}
