package org.firefly.accelerator.weight;

import static org.firefly.hdl.Hardware.bool;
import static org.firefly.hdl.Hardware.uint;

import org.firefly.hdl.Bool;
import org.firefly.hdl.Module;
import org.firefly.hdl.UInt;

/**
 * Deals beats out to banks in turn. The bank is kept as one bit of a ring of flip-flops, so that
 * the write enables of wide memories need no decoder.
 */
final class BankSelect extends Module {
  /** Whether a beat arrives. */
  final Bool arrives = input(bool());

  /** Bit b: the beat that arrives goes to bank b. */
  final UInt enable;

  /** The beat that arrives fills the last bank. */
  final Bool wraps = output(bool());

  private final UInt turn;

  /**
   * @param banks number of banks, 2 or more
   */
  BankSelect(int banks) {
    enable = output(uint(banks));
    turn = register(uint(banks), 1);
    enable.set(turn.and(arrives.repeat(banks)));
    wraps.set(arrives.and(turn.bit(banks - 1)));
    when(arrives, () -> turn.set(turn.truncate(banks - 1).concat(turn.bit(banks - 1))));
  }
}
