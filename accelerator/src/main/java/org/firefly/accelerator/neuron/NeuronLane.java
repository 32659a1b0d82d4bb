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
 * is out at {@value #SPIKE_CLOCK}, the next membrane and the overflow at {@value #RESULT_CLOCK}. In
 * layers whose neurons keep a mark for the next step, it is the highest bit of a membrane's word.
 */
final class NeuronLane extends Module {
  /** Clock of membrane and decay. */
  static final int FACTOR_CLOCK = LeakyAdder.FACTOR_CLOCK;

  /** Clock of the bias, and of the reset value that takes its place where a mark is set. */
  static final int BIAS_CLOCK = LeakyAdder.CONSTANT_CLOCK;

  /** Clock of the threshold, and of the reset value that takes its place where a mark is set. */
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

  /** Whether a mark makes it forget itself and what comes in, at its clock. */
  final Bool forgets = input(bool());

  final SInt incoming;

  /** Whether the sum that came a clock before comes in instead, at the same clock. */
  final Bool joins = input(bool());

  /** Whether the bias is added, at its clock. */
  final Bool adds = input(bool());

  /** Whether a mark puts the reset value in place of the bias, at its clock. */
  final Bool replaces = input(bool());

  final SInt bias;
  final SInt threshold;

  /** Whether a mark puts the reset value in place of the threshold, at the clock of the spike. */
  final Bool raises = input(bool());

  /** Whether the neuron may fire, at the clock of the spike. */
  final Bool mayFire = input(bool());

  /** Whether a spike sets the membrane to the reset value, at its clock. */
  final Bool setsValue = input(bool());

  /** Whether a spike subtracts the threshold, at its clock. */
  final Bool subtracts = input(bool());

  final SInt resetValue;

  /** Constant: fires at u >= theta. */
  final Bool inclusive = input(bool());

  /** Constant: the mark is what passes the next threshold rather than a spike. */
  final Bool marksRest = input(bool());

  /** Constant: a mark is kept for the step after. */
  final Bool marks = input(bool());

  final Bool spike = output(bool());

  /** The word of the next membrane. */
  final SInt result;

  /** Whether an addition of this position left the range of a membrane. */
  final Bool overflow = output(bool());

  private final LeakyAdder adder;
  private final int bits;
  private final Bool mark;
  private final Bool markAtBias;

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
    mark = word.isNegative();
    markAtBias = named("markAtBias", delay(mark, BIAS_CLOCK - FACTOR_CLOCK));
    adder = instance(new LeakyAdder(bits, incomingBits));
    charge();
    discharge();
  }

  private void charge() {
    Bool forgotten = named("forgotten", mark.and(forgets));
    adder.value.set(membrane(marks, word));
    adder.decay.set(decay);
    adder.leaks.set(leaks.and(forgotten.not()));
    adder.keeps.set(keeps);
    adder.addend.set(mux(next(forgotten), signedLiteral(0, incoming.width()), incoming));
    adder.accumulates.set(joins);
    adder.adds.set(adds);
    adder.constant.set(mux(replaces.and(markAtBias), resetValue, bias));
  }

  /** Threshold and reset. */
  private void discharge() {
    SInt total = adder.total;
    SInt u = membrane(marks, total.truncate(bits));
    Bool leavesNarrow = marks.and(total.bit(bits - 1).xor(total.bit(bits - 2)));
    Bool before = next(LeakyAdder.leaves(total, bits).or(leavesNarrow));
    SInt rest = next(u.subtract(threshold));
    Bool below = next(named("below", isBelow(u, threshold)));
    Bool belowRaised = next(named("belowRaised", isBelow(u, resetValue)));
    Bool raised = raises.and(delay(markAtBias, SPIKE_CLOCK - BIAS_CLOCK));
    Bool silent = named("silent", mux(raised, belowRaised, below));
    Bool fires = silent.not().and(mayFire);
    SInt kept = next(u);
    SInt after = mux(setsValue, resetValue, mux(subtracts, rest.truncate(bits), kept));
    SInt v = mux(silent, kept, after);
    Bool restMark = mux(mayFire, mux(silent, below, belowRaised).not(), raised);
    Bool top = mux(marks, mux(marksRest, restMark, fires), v.isNegative());
    spike.set(fires);
    result.set(next(concat(top, v.truncate(bits - 1)).asSInt()));
    overflow.set(next(before.or(silent.not().and(subtracts).and(leaves(rest)))));
  }

  /**
   * Whether u does not pass a threshold: the sign of their difference, with a bit behind them that
   * takes 1/2 off where the threshold must be passed. A carry chain of its own is faster than to
   * look whether {@code rest} is 0.
   */
  private Bool isBelow(SInt u, SInt theta) {
    SInt margin = withBit(u, inclusive).subtract(withBit(theta, literal(true)));
    // Only the sign is read, and lint tools exempt signals that are named unused.
    named("margin_unused", wire(margin.asUInt())).dontTouch();
    return margin.isNegative();
  }

  private static SInt withBit(SInt value, Bool lowest) {
    return concat(value.asUInt(), lowest).asSInt();
  }

  private Bool leaves(SInt rest) {
    Bool leavesWord = rest.slice(bits, bits - 1).xorReduce();
    return leavesWord.or(marks.and(rest.slice(bits - 1, bits - 2).xorReduce()));
  }

  /** The membrane in a word: all of it, or beside a mark all but the highest bit. */
  static SInt membrane(Bool marks, SInt word) {
    return mux(marks, word.truncate(word.width() - 1).signExtend(word.width()), word);
  }
}
