package org.firefly.accelerator.neuron;

import static org.firefly.hdl.Hardware.bool;
import static org.firefly.hdl.Hardware.concat;
import static org.firefly.hdl.Hardware.literal;
import static org.firefly.hdl.Hardware.mux;
import static org.firefly.hdl.Hardware.signedLiteral;
import static org.firefly.hdl.Hardware.sint;
import static org.firefly.hdl.Hardware.uint;

import org.firefly.accelerator.channel.ParameterSet;
import org.firefly.hdl.Bool;
import org.firefly.hdl.Module;
import org.firefly.hdl.SInt;
import org.firefly.hdl.UInt;

/**
 * The neuron of one output lane: leak, what comes in, bias, threshold and reset.
 *
 * <p>A fixed pipeline that takes a position in every clock and has no handshake and no control
 * state. Clocks are counted from that of what comes in: membrane and decay come at {@value
 * #FACTOR_CLOCK}, bias at {@value #BIAS_CLOCK}, threshold at {@value #THRESHOLD_CLOCK}; the spike
 * is out at {@value #SPIKE_CLOCK}, the next membrane and the overflow at {@value #RESULT_CLOCK}. A
 * layer with late resets has the spike of the step before in the highest bit of a membrane's word.
 */
final class NeuronLane extends Module {
  /** Clock of membrane and decay. */
  static final int FACTOR_CLOCK = LeakyAdder.FACTOR_CLOCK;

  /** Clock of the bias, and of the reset value that takes its place after a spike. */
  static final int BIAS_CLOCK = LeakyAdder.CONSTANT_CLOCK;

  /** Clock of the threshold. */
  static final int THRESHOLD_CLOCK = LeakyAdder.TOTAL_CLOCK;

  /** Clock of the spike, and of the reset value that takes the membrane's place. */
  static final int SPIKE_CLOCK = THRESHOLD_CLOCK + 1;

  /** Clock of the next membrane and of the overflow. */
  static final int RESULT_CLOCK = SPIKE_CLOCK + 1;

  /** The membrane as it stands in memory. */
  final SInt word;

  final UInt decay = input(uint(ParameterSet.DECAY_BITS));

  /** Whether the membrane leaks, at its clock. */
  final Bool leaks = input(bool());

  /** Whether it stays, at its clock; it starts from 0 if it does neither. */
  final Bool keeps = input(bool());

  /** Whether a spike of the step before makes it forget itself and what comes in, at its clock. */
  final Bool forgets = input(bool());

  final SInt incoming;

  /** Whether the bias is added, at its clock. */
  final Bool adds = input(bool());

  /** Whether a spike of the step before puts the reset value in place of the bias, at its clock. */
  final Bool replaces = input(bool());

  final SInt bias;
  final SInt threshold;

  /** Whether the neuron may fire, at the clock of the spike. */
  final Bool mayFire = input(bool());

  /** Whether a spike sets the membrane to the reset value, at its clock. */
  final Bool setsValue = input(bool());

  /** Whether a spike subtracts the threshold, at its clock. */
  final Bool subtracts = input(bool());

  final SInt resetValue;

  /** Constant: fires at u >= theta. */
  final Bool inclusive = input(bool());

  /** Constant: a spike is kept for the step after. */
  final Bool late = input(bool());

  final Bool spike = output(bool());

  /** The word of the next membrane. */
  final SInt result;

  /** Whether an addition of this position left the range of a membrane. */
  final Bool overflow = output(bool());

  private final LeakyAdder adder;
  private final int bits;

  /**
   * A lane.
   *
   * @param bits width of a membrane's word and of all constants but the decay
   * @param incomingBits width of what comes in
   */
  NeuronLane(int bits, int incomingBits) {
    this.bits = bits;
    word = input(sint(bits));
    incoming = input(sint(incomingBits));
    bias = input(sint(bits));
    threshold = input(sint(bits));
    resetValue = input(sint(bits));
    result = output(sint(bits));
    adder = instance(new LeakyAdder(bits, incomingBits));
    charge();
    discharge();
  }

  private void charge() {
    Bool fired = word.isNegative();
    Bool forgotten = named("forgotten", fired.and(forgets));
    adder.value.set(membrane(late, word));
    adder.decay.set(decay);
    adder.leaks.set(leaks.and(forgotten.not()));
    adder.keeps.set(keeps);
    adder.addend.set(mux(next(forgotten), signedLiteral(0, incoming.width()), incoming));
    adder.adds.set(adds);
    Bool firedThen = named("firedThen", delay(fired, BIAS_CLOCK - FACTOR_CLOCK));
    adder.constant.set(mux(replaces.and(firedThen), resetValue, bias));
  }

  /** Threshold and reset. */
  private void discharge() {
    SInt total = adder.total;
    SInt u = membrane(late, total.truncate(bits));
    Bool leavesNarrow = late.and(total.bit(bits - 1).xor(total.bit(bits - 2)));
    Bool before = next(LeakyAdder.leaves(total, bits).or(leavesNarrow));
    SInt rest = next(u.subtract(threshold));
    SInt margin = margin(u);
    Bool below = named("below", next(margin.isNegative()));
    // Only the sign is read, and lint tools exempt signals that are named unused.
    named("margin_unused", wire(margin.asUInt())).dontTouch();
    Bool fires = below.not().and(mayFire);
    SInt kept = next(u);
    SInt after = mux(setsValue, resetValue, mux(subtracts, rest.truncate(bits), kept));
    SInt v = mux(below, kept, after);
    Bool top = mux(late, fires, v.isNegative());
    spike.set(fires);
    result.set(next(concat(top, v.truncate(bits - 1)).asSInt()));
    UInt ends = rest.slice(bits, bits - 1);
    Bool leavesRest = below.not().and(subtracts).and(ends.xorReduce());
    overflow.set(next(before.or(leavesRest)));
  }

  /**
   * u - threshold, less 1 where the threshold must be passed: negative if the neuron does not fire.
   * The carry of the lowest bits adds the 1 that a difference needs, or does not. A carry chain of
   * its own is faster than to look whether {@code rest} is 0.
   */
  private SInt margin(SInt u) {
    UInt minuend = concat(u.signExtend(bits + 1), literal(true));
    UInt negated = concat(threshold.signExtend(bits + 1).asUInt().not(), inclusive);
    return minuend.plus(negated).asSInt();
  }

  /** The membrane in a word: all of it, or with late resets all but the highest bit. */
  static SInt membrane(Bool late, SInt word) {
    return mux(late, word.truncate(word.width() - 1).signExtend(word.width()), word);
  }
}
