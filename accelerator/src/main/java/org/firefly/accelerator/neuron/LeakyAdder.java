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
 * What is left of a value, and an addend and a constant with it: ((value x factor + 2^14) >> 15) +
 * addend + constant, exactly.
 *
 * <p>A fixed pipeline that takes operands in every clock. Clocks are counted from that of the
 * addend: value and factor come at {@value #FACTOR_CLOCK}, the constant at {@value
 * #CONSTANT_CLOCK}; the total is out at {@value #TOTAL_CLOCK}. One DSP48E2 and one register of the
 * total's width.
 */
final class LeakyAdder extends Module {
  /** Clock of value and factor. */
  static final int FACTOR_CLOCK = DecaySlice.SUM_LATENCY - DecaySlice.FACTOR_LATENCY;

  /** Clock of the constant. */
  static final int CONSTANT_CLOCK = DecaySlice.SUM_LATENCY;

  /** Clock of the total. */
  static final int TOTAL_CLOCK = CONSTANT_CLOCK + 1;

  private static final int IDENTITY_BIT = ParameterSet.DECAY_BITS - 1;

  final SInt value;
  final UInt decay = input(uint(ParameterSet.DECAY_BITS));

  /** Whether the factor is the decay. */
  final Bool leaks = input(bool());

  /** Whether the factor is 1; 0 if it is neither. */
  final Bool keeps = input(bool());

  final SInt addend;

  /**
   * Whether the addend and what was left of the value of the clock before, but not its constant,
   * take the place of the addend, at its clock.
   */
  final Bool accumulates = input(bool());

  /** Whether the constant is added, at its clock. */
  final Bool adds = input(bool());

  final SInt constant;
  final SInt total;

  private final DecaySlice slice = instance(new DecaySlice());
  private final UInt unused;

  /**
   * An adder.
   *
   * @param bits width of value and constant
   * @param addendBits width of the addend
   */
  LeakyAdder(int bits, int addendBits) {
    value = input(sint(bits));
    addend = input(sint(addendBits));
    constant = input(sint(bits));
    total = output(sint(totalBits(bits, addendBits)));
    slice.tie();
    slice.operands(value, factor(), addend);
    slice.accumulates(accumulates);
    SInt leaked = slice.result().truncate(total.width() - 1);
    SInt added = mux(adds, constant, signedLiteral(0, bits));
    total.set(next(leaked.add(added)));
    unused = unusedOutputs();
  }

  /** Leaking enlarges nothing, so two bits more than the wider operand hold all three. */
  static int totalBits(int bits, int addendBits) {
    return Math.max(bits, addendBits) + 2;
  }

  /** Whether a total does not fit so many bits: those from the sign on are not all equal. */
  static Bool leaves(SInt total, int bits) {
    UInt top = total.slice(total.width() - 1, bits - 1);
    return top.orReduce().and(top.andReduce().not());
  }

  private UInt factor() {
    UInt leak = decay.and(leaks.repeat(decay.width()));
    return leak.or(concat(keeps, literal(0, IDENTITY_BIT)));
  }

  /** Lint tools want all outputs connected, and exempt signals that are named unused. */
  private UInt unusedOutputs() {
    UInt wire = wire(concat(slice.flags(), slice.acout, slice.bcout, slice.pcout, slice.p));
    wire.dontTouch();
    return wire;
  }
}
