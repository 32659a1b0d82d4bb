package org.firefly.accelerator.spike;

import java.util.List;
import org.firefly.accelerator.proof.Fault;
import org.firefly.accelerator.proof.ProofCase;

/** What is claimed of the count of rows. */
public final class SpikeProofs {
  private SpikeProofs() {}

  /** The blocks with their claims. */
  public static List<ProofCase> cases() {
    return List.of(rowLedger());
  }

  private static ProofCase rowLedger() {
    Fault late = ledger("~(rowDone & last == row)", "1'h1");
    return ProofCase.of("ledger of the eight rows", RowLedgerHarness::new)
        .inFirst(24, "no_row_in_need_is_overwritten", late)
        .inFirst(24, "room_only_with_a_slot", late)
        .always("slots_in_turn", ledger("row <= row + 20'h1", "row <= row + 20'h2"))
        .inFirst(
            24,
            "three_rows_make_a_window",
            ledger("complete <= 20'hFFFFD", "complete <= 20'hFFFFE"))
        .inFirst(24, "room_is_seen", ledger("firstNeeded + 20'h7", "firstNeeded + 20'h6"))
        .reached(20, "all_slots_are_taken");
  }

  private static Fault ledger(String right, String wrong) {
    return new Fault("RowLedger", right, wrong);
  }
}
