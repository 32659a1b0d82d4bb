package org.firefly.accelerator.weight;

import static org.firefly.hdl.Hardware.bitsFor;
import static org.firefly.hdl.Hardware.bool;
import static org.firefly.hdl.Hardware.literal;
import static org.firefly.hdl.Hardware.uint;

import org.firefly.hdl.Bool;
import org.firefly.hdl.Module;
import org.firefly.hdl.UInt;

/** Beats dealt out to nine banks. */
final class BankSelectHarness extends Module {
  private static final int BANKS = 9;

  final Bool arrives = input(bool());
  private final BankSelect select = instance(new BankSelect(BANKS));
  private final UInt turn = register(uint(bitsFor(BANKS)), 0);

  BankSelectHarness() {
    select.arrives.set(arrives);
    Bool last = turn.eq(BANKS - 1);
    when(arrives.and(last), () -> turn.set(0)).elseWhen(arrives, () -> turn.set(turn.plus(1)));
    UInt expected = literal(1, BANKS).shiftLeft(turn);
    assertThat("each_bank_in_its_turn", arrives.implies(select.enable.eq(expected)));
    assertThat("nothing_without_a_beat", arrives.not().implies(select.enable.isZero()));
    assertThat("wraps_behind_the_last_bank", select.wraps.eq(arrives.and(last)));
    cover("wraps", select.wraps);
  }
}
