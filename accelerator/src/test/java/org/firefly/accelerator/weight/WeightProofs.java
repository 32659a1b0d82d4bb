package org.firefly.accelerator.weight;

import java.util.List;
import org.firefly.accelerator.proof.Fault;
import org.firefly.accelerator.proof.ProofCase;

/** What is claimed of the small parts of the weight path. */
public final class WeightProofs {
  private WeightProofs() {}

  /** The blocks with their claims. */
  public static List<ProofCase> cases() {
    return List.of(credits(), bankSelect(), requestArbiter());
  }

  private static ProofCase credits() {
    Fault hasty = credits("(|count) & ~take", "(|count)");
    Fault lazy = credits("(|count) & ~take", "(|count) & ~take & give");
    return ProofCase.of("credits of up to three things", CreditsHarness::new)
        .always("offers_only_what_is_there", hasty)
        .always("offers_what_stays", lazy)
        .always("not_twice_in_a_row", hasty)
        .always("credits.takes_only_what_is_there", hasty)
        .always(
            "credits.not_more_than_there_are", credits("count <= count - 2'h1", "count <= count"))
        .reached(10, "all_are_taken");
  }

  private static Fault credits(String right, String wrong) {
    return new Fault("Credits", right, wrong);
  }

  private static ProofCase bankSelect() {
    return ProofCase.of("bank select of nine banks", BankSelectHarness::new)
        .always("each_bank_in_its_turn", banks("{turn[7:0], turn[8]}", "{turn[7:0], turn[7]}"))
        .always("nothing_without_a_beat", banks("= turn & {9{arrives}}", "= turn"))
        .always("wraps_behind_the_last_bank", banks("arrives & turn[8]", "arrives & turn[7]"))
        .reached(15, "wraps");
  }

  private static Fault banks(String right, String wrong) {
    return new Fault("BankSelect", right, wrong);
  }

  private static ProofCase requestArbiter() {
    Fault unfair = arbiter("weightsNext ? ~weights_valid : table_valid", "table_valid");
    Fault unfairToTables = arbiter("weightsNext ? ~weights_valid : table_valid", "~weights_valid");
    Fault restless = arbiter("_GEN = full | stop", "_GEN = full");
    Fault overrun = arbiter("_GEN = full | stop", "_GEN = stop");
    Fault both = arbiter("~_GEN & ~choosesTable", "~_GEN");
    return ProofCase.of("arbiter of the weight port", RequestArbiterHarness::new)
        .always("weights_wait_for_one", unfair)
        .always("table_waits_for_one", unfairToTables)
        .always("stops", restless)
        .always("one_at_a_time", both)
        .always("held", overrun)
        .always("tables.not_more_than_capacity", overrun)
        .always(
            "tables.in_its_place",
            arbiter("chosen_beats <= _value_1[25:2]", "chosen_beats <= _value_1[24:1]"))
        .always("tiles.not_more_than_capacity", overrun)
        .always(
            "tiles.in_its_place",
            arbiter("weights_payload_beats, weights", "table_payload_beats, weights"))
        .reached(10, "tables.marked_word_leaves")
        .reached(10, "tiles.marked_word_leaves");
  }

  private static Fault arbiter(String right, String wrong) {
    return new Fault("RequestArbiter", right, wrong);
  }
}
