package org.firefly.accelerator.event;

import static org.firefly.hdl.Hardware.concat;
import static org.firefly.hdl.Hardware.literal;

import org.firefly.accelerator.primitive.Dsp48e2;
import org.firefly.hdl.Bool;
import org.firefly.hdl.UInt;

/**
 * One slice of an {@link EventChain}: P = PCIN + (first ? A:B : 0) + (second ? C : 0) in four
 * fields of twelve bits. Words are fetched anew in every clock; A:B passes two registers, C one, as
 * the two ports of a {@code DualPortMemory} have one and two.
 */
final class EventSlice extends Dsp48e2 {
  private static final int Z_ZERO = 0b00_000;
  private static final int Z_CASCADE = 0b00_001;

  private final boolean first;

  EventSlice(boolean first) {
    this.first = first;
    parameter("USE_SIMD", "FOUR12");
    parameter("USE_MULT", "NONE");
    parameter("MREG", 0);
    parameter("AREG", 2);
    parameter("BREG", 2);
    for (String unused :
        new String[] {"ADREG", "DREG", "INMODEREG", "ALUMODEREG", "CARRYINREG", "CARRYINSELREG"}) {
      parameter(unused, 0);
    }
  }

  /** Connects the pins that never change. */
  void tie() {
    tieResets();
    tieLow(alumode, inmode, carryinsel, carryin, carrycascin, multsignin, d, acin, bcin);
    tieLow(cead, cealumode, cecarryin, ced, ceinmode, cem);
    for (Bool enable : new Bool[] {cectrl, cep, cea1, cea2, ceb1, ceb2, cec}) {
      enable.set(true);
    }
  }

  /** The words of both events, signs extended. */
  void words(UInt firstWord, UInt secondWord) {
    a.set(firstWord.slice(47, 18));
    b.set(firstWord.slice(17, 0));
    c.set(secondWord);
  }

  /** Which of them are added, and to what. */
  void gate(Bool firstEvent, Bool secondEvent) {
    opmode.set(
        concat(
            literal(first ? Z_ZERO : Z_CASCADE, 5), secondEvent.repeat(2), firstEvent.repeat(2)));
  }

  /** The sum of the slices before. */
  void follow(UInt sum) {
    pcin.set(sum);
  }
}
