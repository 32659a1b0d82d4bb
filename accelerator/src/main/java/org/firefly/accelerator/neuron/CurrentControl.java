package org.firefly.accelerator.neuron;

import org.firefly.accelerator.channel.NeuronRegisters;
import org.firefly.accelerator.channel.PositionTag;
import org.firefly.hdl.Area;
import org.firefly.hdl.Bool;
import org.firefly.hdl.Module;

/**
 * What a pass means for all synaptic currents alike, each answer in a register at the clock at
 * which the lanes want it. In a layer without currents sums pass through and nothing is added.
 */
final class CurrentControl implements Area {
  private final Bool synapse;

  /** Whether the current of the step enters the membrane, in the last pass. */
  private final Bool waits;

  private final Bool leaks;
  private final Bool keeps;
  private final Bool adds;
  private final Bool entersNext;
  private final Bool entersPresent;

  /**
   * The control of a layer.
   *
   * @param module holds the registers
   */
  CurrentControl(Module module, NeuronRegisters neuron, TagPipeline tags) {
    synapse = module.next(neuron.synapse());
    waits = module.next(neuron.synapse().and(neuron.previousCurrent().not()));
    PositionTag factor = tags.at(NeuronLane.FACTOR_CLOCK - 1);
    Bool first = synapse.and(factor.firstPass());
    leaks = module.next(first.and(factor.firstStep().not()));
    keeps = module.next(synapse.and(factor.firstPass().not()));
    adds = module.next(synapse.and(tags.at(CurrentLane.BIAS_CLOCK - 1).firstPass()));
    PositionTag enters = tags.at(CurrentLane.LATENCY - 1);
    entersNext = module.next(synapse.implies(waits.and(enters.lastPass())));
    Bool later = enters.firstPass().and(enters.firstStep().not());
    entersPresent = module.next(later.and(neuron.previousCurrent()));
  }

  /** Whether membranes wait for the last pass, in which their current is complete. */
  Bool waits() {
    return waits;
  }

  /** Whether the layer keeps currents. */
  Bool synapse() {
    return synapse;
  }

  /** Drives what steers a lane. */
  void steer(CurrentLane lane) {
    lane.leaks.set(leaks);
    lane.keeps.set(keeps);
    lane.adds.set(adds);
    lane.entersNext.set(entersNext);
    lane.entersPresent.set(entersPresent);
  }
}
