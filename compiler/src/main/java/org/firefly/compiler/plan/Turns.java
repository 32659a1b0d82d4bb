package org.firefly.compiler.plan;

import org.firefly.architecture.isa.KeptState;

/**
 * The time steps of a layer on a cycle, each of which has a descriptor of its own, so that layers
 * that read each other take turns. Their states wait in the membrane memory, each at its place.
 *
 * @param cycle number of the cycle
 * @param count time steps
 * @param firstWord where the state of output group 0 lies
 * @param groupWords words from the state of one output group to that of the next
 */
public record Turns(int cycle, int count, int firstWord, int groupWords) {
  /** The state of a time step: it begins, or goes on from that of the step before. */
  public KeptState state(int step) {
    return new KeptState(step > 0, firstWord, groupWords);
  }
}
