package org.firefly.accelerator.synapse;

import static org.firefly.hdl.Hardware.concat;
import static org.firefly.hdl.Hardware.literal;

import org.firefly.accelerator.primitive.Dsp48e2;
import org.firefly.hdl.Bool;
import org.firefly.hdl.UInt;

/**
 * One slice of a {@link SynapseChain}: P = PCIN + (spikeA ? A:B : 0) + (spikeC ? C : 0) in four
 * fields of twelve bits, without the multiplier.
 *
 * <p>The words of the next tile's A:B half travel along A1 and B1 of the slices; A2 and B2 hold the
 * half that works.
 */
final class SynapseSlice extends Dsp48e2 {
  private static final int Z_ZERO = 0b00_000;
  private static final int Z_CASCADE = 0b00_001;

  private final boolean first;

  /**
   * A slice.
   *
   * @param first whether the chain begins here: words come from the fabric and no sum from before
   */
  SynapseSlice(boolean first) {
    this.first = first;
    parameter("USE_SIMD", "FOUR12");
    parameter("USE_MULT", "NONE");
    parameter("MREG", 0);
    parameter("AREG", 2);
    parameter("BREG", 2);
    parameter("A_INPUT", first ? "DIRECT" : "CASCADE");
    parameter("B_INPUT", first ? "DIRECT" : "CASCADE");
    for (String unused :
        new String[] {"ADREG", "DREG", "INMODEREG", "ALUMODEREG", "CARRYINREG", "CARRYINSELREG"}) {
      parameter(unused, 0);
    }
  }

  /** Connects the pins that never change. */
  void tie() {
    tieResets();
    tieLow(alumode, inmode, carryinsel, carryin, carrycascin, multsignin, d);
    tieLow(cead, cealumode, cecarryin, ced, ceinmode, cem);
    cectrl.set(true);
    cep.set(true);
  }

  /** Makes this the chain's first slice: words for A1 and B1 come from the fabric. */
  void begin(UInt word) {
    a.set(word.slice(47, 18));
    b.set(word.slice(17, 0));
    tieLow(acin, bcin, pcin);
  }

  /** Takes words and sums from the slice before. */
  void follow(SynapseSlice before) {
    tieLow(a, b);
    acin.set(before.acout);
    bcin.set(before.bcout);
    pcin.set(before.pcout);
  }

  /** Spikes decide what is added. */
  void gate(Bool spikeA, Bool spikeC) {
    opmode.set(concat(literal(first ? Z_ZERO : Z_CASCADE, 5), spikeC.repeat(2), spikeA.repeat(2)));
  }

  /** Moves the next tile's words one slice on. */
  void shiftOn(Bool shift) {
    cea1.set(shift);
    ceb1.set(shift);
  }

  /** Takes over the word that waits in A1 and B1, and the word that passes on the C bus. */
  void swapOn(Bool swap, UInt word) {
    cea2.set(swap);
    ceb2.set(swap);
    cec.set(swap);
    c.set(word);
  }
}
