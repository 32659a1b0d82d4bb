package org.firefly.accelerator.weight;

import static org.firefly.hdl.Hardware.bool;
import static org.firefly.hdl.Hardware.literal;
import static org.firefly.hdl.Hardware.mux;
import static org.firefly.hdl.Hardware.uint;

import org.firefly.hdl.Bool;
import org.firefly.hdl.Module;
import org.firefly.hdl.UInt;

/**
 * Deals beats out to banks in turn, as {@link BankSelect} does, where some turns leave out the last
 * banks.
 */
final class TurnSelect extends Module {
  /** Whether a beat arrives. */
  final Bool arrives = input(bool());

  /** Whether this turn has all banks; stays for the whole turn. */
  final Bool all = input(bool());

  /** Bit b: the beat that arrives goes to bank b. */
  final UInt enable;

  /** The beat that arrives fills the last bank of its turn. */
  final Bool wraps = output(bool());

  private final UInt turn;

  /**
   * @param banks number of banks, 2 or more
   * @param few banks of the other turns, fewer
   */
  TurnSelect(int banks, int few) {
    enable = output(uint(banks));
    turn = register(uint(banks), 1);
    enable.set(turn.and(arrives.repeat(banks)));
    Bool last = named("last", turn.bit(banks - 1).or(turn.bit(few - 1).and(all.not())));
    wraps.set(arrives.and(last));
    UInt following = turn.truncate(banks - 1).concat(literal(0, 1));
    when(arrives, () -> turn.set(mux(last, literal(1, banks), following)));
  }
}
