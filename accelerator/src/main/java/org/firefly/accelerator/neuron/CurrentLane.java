package org.firefly.accelerator.neuron;

import static org.firefly.hdl.Hardware.bool;
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
 * The synaptic current of one output lane, between the array and a {@link NeuronLane}: leak, sum of
 * a pass and bias, and which current enters the membrane.
 *
 * <p>A fixed pipeline that takes a position in every clock. Clocks are counted from that of the
 * sum: current and decay come at {@value NeuronLane#FACTOR_CLOCK}, the bias at {@value
 * #BIAS_CLOCK}; the next current and what enters the membrane are out at {@value #LATENCY}.
 */
final class CurrentLane extends Module {
  /** Clock of the bias. */
  static final int BIAS_CLOCK = LeakyAdder.CONSTANT_CLOCK;

  /** Clock of the results. */
  static final int LATENCY = LeakyAdder.TOTAL_CLOCK;

  final SInt current;
  final UInt decay = input(uint(ParameterSet.DECAY_BITS));

  /** Whether the current leaks, at its clock. */
  final Bool leaks = input(bool());

  /** Whether it stays, at its clock; it starts from 0 if it does neither. */
  final Bool keeps = input(bool());

  final SInt sum;

  /** Whether the bias is added, at its clock. */
  final Bool adds = input(bool());

  final SInt bias;

  /** Whether the next current enters the membrane, at the clock of the results. */
  final Bool entersNext = input(bool());

  /** Whether the present one does, at the clock of the results. */
  final Bool entersPresent = input(bool());

  /** The next current. */
  final SInt result;

  /** Whether an addition left the range of a current. */
  final Bool overflow = output(bool());

  /** What enters the membrane; exact, also where the next current is wrapped. */
  final SInt incoming;

  private final LeakyAdder adder;

  /**
   * A lane.
   *
   * @param bits width of current and bias
   * @param sumBits width of the sum of a pass
   */
  CurrentLane(int bits, int sumBits) {
    current = input(sint(bits));
    sum = input(sint(sumBits));
    bias = input(sint(bits));
    result = output(sint(bits));
    incoming = output(sint(incomingBits(bits, sumBits)));
    adder = instance(new LeakyAdder(bits, sumBits));
    adder.value.set(current);
    adder.decay.set(decay);
    adder.leaks.set(leaks);
    adder.keeps.set(keeps);
    adder.addend.set(sum);
    adder.accumulates.set(false);
    adder.adds.set(adds);
    adder.constant.set(bias);
    result.set(adder.total.truncate(bits));
    overflow.set(LeakyAdder.leaves(adder.total, bits));
    SInt present = delay(current, LATENCY - LeakyAdder.FACTOR_CLOCK);
    SInt other =
        mux(
            entersPresent,
            present.signExtend(incoming.width()),
            signedLiteral(0, incoming.width()));
    incoming.set(mux(entersNext, adder.total, other));
  }

  /** Width of what enters a membrane. */
  static int incomingBits(int bits, int sumBits) {
    return LeakyAdder.totalBits(bits, sumBits);
  }
}
