package org.firefly.accelerator.neuron;

import static org.firefly.hdl.Hardware.concat;
import static org.firefly.hdl.Hardware.literal;

import org.firefly.accelerator.primitive.Dsp48e2;
import org.firefly.architecture.isa.NeuronRule;
import org.firefly.hdl.Bool;
import org.firefly.hdl.SInt;
import org.firefly.hdl.UInt;

/**
 * One slice that leaks and accumulates: P = membrane x decay + (sum << 15) + 2^14, so that the bits
 * from 15 on are ((membrane x decay + 2^14) >> 15) + sum exactly.
 *
 * <p>P comes {@value #FACTOR_LATENCY} clocks after the factors and {@value #SUM_LATENCY} after the
 * sum.
 */
final class DecaySlice extends Dsp48e2 {
  /** Clocks from membrane and decay to the result: registers of A and B, M, P. */
  static final int FACTOR_LATENCY = 3;

  /** Clocks from the sum to the result: registers of C and P. */
  static final int SUM_LATENCY = 2;

  /** W = 0, Z = C or, where this bit is 0, P; Y = X = M. */
  private static final int PLUS_C_BIT = 4;

  private static final int PRODUCT_PLUS_C = 0b00_011_01_01;

  private static final int FRACTION = NeuronRule.DECAY_FRACTION_BITS;

  DecaySlice() {
    for (String used : new String[] {"AREG", "BREG", "CREG", "MREG", "PREG", "OPMODEREG"}) {
      parameter(used, 1);
    }
    parameter("USE_MULT", "MULTIPLY");
    for (String unused :
        new String[] {"ADREG", "DREG", "INMODEREG", "ALUMODEREG", "CARRYINREG", "CARRYINSELREG"}) {
      parameter(unused, 0);
    }
  }

  /** Connects the pins that never change. */
  void tie() {
    tieResets();
    tieLow(alumode, inmode, carryinsel, carryin, carrycascin, multsignin, d, acin, bcin, pcin);
    tieLow(cea1, ceb1, cead, cealumode, cecarryin, ced, ceinmode);
    for (Bool enable : new Bool[] {cea2, ceb2, cec, cem, cep, cectrl}) {
      enable.set(true);
    }
  }

  /** Whether the product is added to the result of the clock before rather than to the sum. */
  void accumulates(Bool accumulates) {
    int above = opmode.width() - PLUS_C_BIT - 1;
    opmode.set(
        concat(
            literal(PRODUCT_PLUS_C >> PLUS_C_BIT + 1, above),
            accumulates.not(),
            literal(PRODUCT_PLUS_C & (1 << PLUS_C_BIT) - 1, PLUS_C_BIT)));
  }

  /** Connects the operands. */
  void operands(SInt membrane, UInt decay, SInt sum) {
    a.set(membrane.signExtend(a.width()).asUInt());
    b.set(decay);
    UInt half = literal(1L << (FRACTION - 1), FRACTION);
    c.set(concat(sum.signExtend(c.width() - FRACTION), half));
  }

  /** The result without its fraction: a true sum of 33 bits, never wrapped. */
  SInt result() {
    return p.slice(p.width() - 1, FRACTION).asSInt();
  }
}
