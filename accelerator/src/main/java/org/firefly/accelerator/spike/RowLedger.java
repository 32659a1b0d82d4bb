package org.firefly.accelerator.spike;

import static org.firefly.accelerator.spike.SpikeSizes.ROW_NUMBER_BITS;
import static org.firefly.hdl.Hardware.bitsFor;
import static org.firefly.hdl.Hardware.bool;
import static org.firefly.hdl.Hardware.uint;

import org.firefly.architecture.isa.CoreStructure;
import org.firefly.hdl.Bool;
import org.firefly.hdl.Module;
import org.firefly.hdl.UInt;

/**
 * Counts rows of window planes in the order of arrival, across samples, planes and layers: which
 * are there, and which are no longer needed.
 *
 * <p>Row q may be written while q is less than the released rows + 8. A release is felt two clocks
 * later; no read that came before it is then still to be made. Numbers wrap, so that only
 * differences count. The released rows may lead, when rows are skipped that have not arrived.
 */
final class RowLedger extends Module {
  /** Whether a row is written to its end in this clock. */
  final Bool rowDone = input(bool());

  /** Whether {@link #firstNeeded} holds. */
  final Bool releases = input(bool());

  /** All rows before this one are no longer needed. */
  final UInt firstNeeded = input(uint(ROW_NUMBER_BITS));

  /** Slot of the row that is written: its number mod 8. */
  final UInt slot = output(uint(bitsFor(CoreStructure.ROW_SLOTS)));

  /** Whether that row has a slot. */
  final Bool room = output(bool());

  /** Top of the last window whose three rows have arrived. */
  final UInt windowTop = output(uint(ROW_NUMBER_BITS));

  private final UInt row = register(uint(ROW_NUMBER_BITS), 0);
  private final UInt last = register(uint(ROW_NUMBER_BITS), CoreStructure.ROW_SLOTS - 1);
  private final UInt complete =
      register(uint(ROW_NUMBER_BITS), (1L << ROW_NUMBER_BITS) - SpikeSizes.WINDOW);
  private final Bool open = register(bool(), 0);

  RowLedger() {
    when(releases, () -> last.set(firstNeeded.plus(CoreStructure.ROW_SLOTS - 1)));
    when(
        rowDone,
        () -> {
          row.set(row.plus(1));
          complete.set(complete.plus(1));
        });
    windowTop.set(complete);
    Bool slotIsFree = RowNumber.reaches(last, row);
    open.set(slotIsFree.and(rowDone.and(last.eq(row)).not()));
    slot.set(row.truncate(slot.width()));
    room.set(open);
    assertThat("written_only_with_room", rowDone.implies(open));
    assertThat("room_only_for_a_free_slot", open.implies(slotIsFree));
  }
}
