package org.firefly.simulator.kernel;

import java.util.Arrays;

/**
 * What the neurons of one block at places in a row remember from step to step, at rest when made.
 * Arrays are indexed place x width + slot.
 *
 * @param membranes v
 * @param currents i; empty in layers without synaptic currents
 * @param marked -1 where the step before left a mark, else 0; empty in layers whose reset needs
 *     none
 */
public record NeuronState(int[] membranes, int[] currents, int[] marked) {
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
        new int[neurons.rule().reset().marks() ? size : 0]);
  }

  /** Puts the neurons at rest. */
  public void clear() {
    Arrays.fill(membranes, 0);
    Arrays.fill(currents, 0);
    Arrays.fill(marked, 0);
  }

  void copyFrom(NeuronState other) {
    System.arraycopy(other.membranes, 0, membranes, 0, membranes.length);
    System.arraycopy(other.currents, 0, currents, 0, currents.length);
    System.arraycopy(other.marked, 0, marked, 0, marked.length);
  }
}
