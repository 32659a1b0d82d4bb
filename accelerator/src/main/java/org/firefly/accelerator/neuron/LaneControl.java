package org.firefly.accelerator.neuron;

import static org.firefly.hdl.Hardware.literal;
import static org.firefly.hdl.Hardware.mux;

import org.firefly.accelerator.channel.NeuronRegisters;
import org.firefly.accelerator.channel.PieceRegisters;
import org.firefly.accelerator.channel.PositionTag;
import org.firefly.architecture.isa.MembraneReset;
import org.firefly.hdl.Area;
import org.firefly.hdl.Bool;
import org.firefly.hdl.Module;

/**
 * What a pass means for all neurons alike, each answer in a register at the clock at which the
 * lanes want it. Leak and bias happen in one pass of a time step: the first, or the last where the
 * membrane waits for the current of the step or for the sum of all pieces of the inputs.
 */
final class LaneControl implements Area {
  private final Module module;
  private final TagPipeline tags;

  private final PieceRegisters piece;

  /** Whether the membrane waits for the last pass. */
  private final Bool waits;

  private final Bool inclusive;
  private final Bool marks;
  private final Bool marksRest;
  private final Bool leaks;
  private final Bool keeps;
  private final Bool forgets;
  private final Bool joins;
  private final Bool adds;
  private final Bool replaces;
  private final Bool raises;
  private final Bool mayFire;
  private final Bool setsValue;
  private final Bool subtracts;

  /**
   * The control of a layer.
   *
   * @param module holds the registers
   * @param silent whether no neuron fires
   * @param piece which part of the layer's inputs the sums are of
   * @param waits whether membranes wait for the last pass, in which their current is complete
   */
  LaneControl(
      Module module,
      NeuronRegisters neuron,
      Bool silent,
      PieceRegisters piece,
      Bool waits,
      TagPipeline tags,
      NeuronClocks clocks) {
    this.module = module;
    this.tags = tags;
    this.piece = piece;
    this.waits = waits;
    inclusive = neuron.inclusive();
    marks = module.next(neuron.reset().ge(MembraneReset.LATE.code()));
    marksRest = is(neuron, MembraneReset.SUBTRACT_RAISING);
    int factor = clocks.factor() - 1;
    Bool changes = changes(factor);
    leaks = module.next(changes.and(tags.at(factor).firstStep().not()));
    keeps = module.next(changes.or(begins(factor)).not());
    joins = module.next(piece.joins().and(tags.at(clocks.incoming() - 1).lastPass()));
    forgets = clocks.currents() ? forgets(neuron, factor) : literal(false);
    int bias = clocks.bias() - 1;
    adds = module.next(changes(bias));
    replaces = module.next(marks.and(marksRest.not()).and(tags.at(bias).firstStep().not()));
    int spike = clocks.spike() - 1;
    raises = module.next(marksRest.and(tags.at(spike).firstStep().not()));
    Bool last = tags.at(spike).lastPass().and(silent.not());
    mayFire = module.next(last);
    setsValue = module.next(last.and(is(neuron, MembraneReset.VALUE)));
    subtracts = module.next(last.and(is(neuron, MembraneReset.SUBTRACT).or(marksRest)));
  }

  private Bool forgets(NeuronRegisters neuron, int factor) {
    Bool later = changes(factor).and(tags.at(factor).firstStep().not());
    return module.next(later.and(is(neuron, MembraneReset.LATE_VALUE)));
  }

  private Bool is(NeuronRegisters neuron, MembraneReset reset) {
    return module.next(neuron.reset().eq(reset.code()));
  }

  private Bool changes(int clock) {
    PositionTag tag = tags.at(clock);
    Bool late = waits.or(piece.continues());
    return mux(late, tag.lastPass(), tag.firstPass()).and(piece.continued().not());
  }

  /** Whether a sum begins in the membrane memory. */
  private Bool begins(int clock) {
    return tags.at(clock).firstPass().and(piece.continued()).and(piece.continues().not());
  }

  /** Whether a mark is kept in the highest bit of a membrane's word. */
  Bool marks() {
    return marks;
  }

  /** The last use of the reset values of a group. */
  Bool endsReset(NeuronClocks clocks) {
    Bool late = mux(marksRest, tags.endsGroup(clocks.threshold()), tags.endsGroup(clocks.bias()));
    return mux(marks, late, tags.endsGroup(clocks.spike()));
  }

  /**
   * Whether the result of a position is to be written, at its clock. Sums that repeat are not: they
   * must be the same in the next time step.
   */
  Bool writes(int clock) {
    Bool lastOnly = waits.or(piece.repeats());
    return tags.valid(clock).and(lastOnly.implies(tags.at(clock).lastPass()));
  }

  /** Drives what steers a lane. */
  void steer(NeuronLane lane) {
    lane.inclusive.set(inclusive);
    lane.marks.set(marks);
    lane.marksRest.set(marksRest);
    lane.leaks.set(leaks);
    lane.keeps.set(keeps);
    lane.forgets.set(forgets);
    lane.joins.set(joins);
    lane.adds.set(adds);
    lane.replaces.set(replaces);
    lane.raises.set(raises);
    lane.mayFire.set(mayFire);
    lane.setsValue.set(setsValue);
    lane.subtracts.set(subtracts);
  }
}
