package org.firefly.accelerator.spike;

import static org.firefly.accelerator.spike.SpikeSizes.ROW_NUMBER_BITS;
import static org.firefly.hdl.Hardware.bool;
import static org.firefly.hdl.Hardware.uint;

import org.firefly.architecture.isa.CoreStructure;
import org.firefly.hdl.Bool;
import org.firefly.hdl.Module;
import org.firefly.hdl.UInt;

/** A ledger whose rows are written while there is room, and given up in their order. */
final class RowLedgerHarness extends Module {
  final Bool rowDone = input(bool());
  final Bool releases = input(bool());
  final UInt firstNeeded = input(uint(ROW_NUMBER_BITS));
  private final RowLedger ledger = instance(new RowLedger());
  private final UInt written = register(uint(ROW_NUMBER_BITS), 0);
  private final UInt needed = register(uint(ROW_NUMBER_BITS), 0);

  RowLedgerHarness() {
    ledger.rowDone.set(rowDone);
    ledger.releases.set(releases);
    ledger.firstNeeded.set(firstNeeded);
    assume("written_only_with_room", rowDone.implies(ledger.room));
    UInt held = named("held", written.minus(needed));
    UInt given = named("given", firstNeeded.minus(needed));
    assume("gives_up_what_is_there", releases.implies(given.le(held)));
    when(rowDone, () -> written.set(written.plus(1)));
    when(releases, () -> needed.set(firstNeeded));
    assertThat("no_row_in_need_is_overwritten", held.le(CoreStructure.ROW_SLOTS));
    assertThat("room_only_with_a_slot", ledger.room.implies(held.lt(CoreStructure.ROW_SLOTS)));
    assertThat("slots_in_turn", ledger.slot.eq(written.truncate(ledger.slot.width())));
    assertThat("three_rows_make_a_window", ledger.windowTop.eq(written.minus(SpikeSizes.WINDOW)));
    Bool idle = rowDone.or(releases).not();
    Bool waits = idle.and(held.lt(CoreStructure.ROW_SLOTS));
    assertThat("room_is_seen", next(waits, 0).implies(ledger.room));
    cover("all_slots_are_taken", held.eq(CoreStructure.ROW_SLOTS));
  }
}
