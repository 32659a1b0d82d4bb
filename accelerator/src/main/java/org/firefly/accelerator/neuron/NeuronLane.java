package org.firefly.accelerator.neuron;

import static org.firefly.hdl.Hardware.bool;
import static org.firefly.hdl.Hardware.concat;
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

  final SInt resetValue;

  /** What does not change within a layer. */
  final LaneRule rule = input(LaneRule.type());

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
    adder.value.set(membrane(rule.late(), word));
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
    SInt u = membrane(rule.late(), total.truncate(bits));
    Bool leavesNarrow = rule.late().and(total.bit(bits - 1).xor(total.bit(bits - 2)));
    Bool before = next(adder.leaves.or(leavesNarrow));
    SInt rest = next(u.subtract(threshold));
    Bool reaches = rest.isNegative().not().and(rule.inclusive().or(rest.asUInt().orReduce()));
    Bool fires = named("fires", reaches.and(mayFire));
    Bool subtracts = fires.and(rule.subtracts());
    SInt after = mux(subtracts, rest.truncate(bits), next(u));
    SInt v = mux(fires.and(rule.setsValue()), resetValue, after);
    Bool top = mux(rule.late(), fires, v.isNegative());
    spike.set(fires);
    result.set(next(concat(top, v.truncate(bits - 1)).asSInt()));
    UInt ends = rest.slice(bits, bits - 1);
    overflow.set(next(before.or(subtracts.and(ends.xorReduce()))));
  }

  /** The membrane in a word: all of it, or with late resets all but the highest bit. */
  static SInt membrane(Bool late, SInt word) {
    return mux(late, word.truncate(word.width() - 1).signExtend(word.width()), word);
  }
}
