package org.firefly.accelerator.neuron;

import static org.firefly.hdl.Hardware.bool;
import static org.firefly.hdl.Hardware.concat;
import static org.firefly.hdl.Hardware.mux;
import static org.firefly.hdl.Hardware.signedLiteral;
import static org.firefly.hdl.Hardware.sint;
import static org.firefly.hdl.Hardware.uint;

import org.firefly.hdl.Bool;
import org.firefly.hdl.Module;
import org.firefly.hdl.SInt;
import org.firefly.hdl.UInt;

/**
 * The neuron of one output lane: leak, sum of a pass, bias, threshold and reset.
 *
 * <p>A fixed pipeline that takes a position in every clock and has no handshake and no control
 * state. Clocks are counted from that of the sum: membrane and decay come at {@value
 * #FACTOR_CLOCK}, bias at {@value #BIAS_CLOCK}, threshold at {@value #THRESHOLD_CLOCK}; the spike
 * is out at {@value #SPIKE_CLOCK}, the next membrane and the overflow at {@value #RESULT_CLOCK}.
 * One DSP48E2 and five registers of a membrane's width.
 */
final class NeuronLane extends Module {
  /** Clock of membrane and decay. */
  static final int FACTOR_CLOCK = DecaySlice.SUM_LATENCY - DecaySlice.FACTOR_LATENCY;

  /** Clock of the bias. */
  static final int BIAS_CLOCK = DecaySlice.SUM_LATENCY;

  /** Clock of the threshold. */
  static final int THRESHOLD_CLOCK = BIAS_CLOCK + 1;

  /** Clock of the spike. */
  static final int SPIKE_CLOCK = THRESHOLD_CLOCK + 1;

  /** Clock of the next membrane and of the overflow. */
  static final int RESULT_CLOCK = SPIKE_CLOCK + 1;

  /** Width of a decay: 0 to 32768. */
  static final int DECAY_BITS = 16;

  final SInt membrane;
  final UInt decay = input(uint(DECAY_BITS));
  final SInt sum;

  /** Whether the bias is added, at its clock. */
  final Bool addsBias = input(bool());

  final SInt bias;

  /** Whether the neuron may fire, at the clock of the spike. */
  final Bool mayFire = input(bool());

  final SInt threshold;

  /** Constant: fires at u >= theta. */
  final Bool inclusive = input(bool());

  /** Constant: subtracts theta after a spike. */
  final Bool softReset = input(bool());

  final Bool spike = output(bool());
  final SInt result;

  /** Whether an addition of this position left the range of a membrane. */
  final Bool overflow = output(bool());

  private final DecaySlice slice = instance(new DecaySlice());
  private final UInt unused;
  private final int bits;

  /**
   * A lane.
   *
   * @param bits width of membrane, bias and threshold
   * @param sumBits width of the sum of a pass
   */
  NeuronLane(int bits, int sumBits) {
    this.bits = bits;
    membrane = input(sint(bits));
    sum = input(sint(sumBits));
    bias = input(sint(bits));
    threshold = input(sint(bits));
    result = output(sint(bits));

    slice.tie();
    slice.operands(membrane, decay, sum);
    // Leaking cannot enlarge a membrane, so one bit more than the wider operand holds the sum.
    SInt accumulated = slice.result().truncate(Math.max(bits, sumBits) + 1);
    SInt charged = next(accumulated.truncate(bits).add(biasOrZero()));
    Bool accumulateOverflow = next(leaves(accumulated));
    finish(charged, next(accumulateOverflow.or(leaves(charged))));
    unused = unusedOutputs();
  }

  private SInt biasOrZero() {
    return mux(addsBias, bias, signedLiteral(0, bits));
  }

  /** Threshold and reset; {@code before} tells an overflow of the additions before. */
  private void finish(SInt charged, Bool before) {
    SInt u = charged.truncate(bits);
    SInt rest = next(u.subtract(threshold));
    Bool reaches = rest.isNegative().not().and(inclusive.or(rest.asUInt().orReduce()));
    Bool fires = reaches.and(mayFire);
    Bool subtracts = fires.and(softReset);
    SInt reset = mux(softReset, rest.truncate(bits), signedLiteral(0, bits));
    spike.set(fires);
    result.set(next(mux(fires, reset, next(u))));
    overflow.set(next(before.or(subtracts.and(leaves(rest)))));
  }

  /** Whether a true sum does not fit a membrane: the bits from its sign on are not all equal. */
  private Bool leaves(SInt exact) {
    UInt top = exact.slice(exact.width() - 1, bits - 1);
    return top.orReduce().and(top.andReduce().not());
  }

  /** Lint tools want all outputs connected, and exempt signals that are named unused. */
  private UInt unusedOutputs() {
    UInt wire = wire(concat(slice.flags(), slice.acout, slice.bcout, slice.pcout, slice.p));
    wire.dontTouch();
    return wire;
  }
}
