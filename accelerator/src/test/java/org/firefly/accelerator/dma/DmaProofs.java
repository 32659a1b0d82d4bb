package org.firefly.accelerator.dma;

import java.util.List;
import org.firefly.accelerator.channel.CoreWidths;
import org.firefly.accelerator.proof.Fault;
import org.firefly.accelerator.proof.ProofCase;
import org.firefly.architecture.AcceleratorConfig;
import org.firefly.architecture.Setting;

/** What is claimed of the engines between blocks and memory. */
public final class DmaProofs {
  private DmaProofs() {}

  /** The blocks with their claims. */
  public static List<ProofCase> cases() {
    return List.of(
        readArbiter(), beatSplitter(), burstSplitter(), readDma(), readBeats(), writeDma());
  }

  private static CoreWidths widths() {
    return new CoreWidths(AcceleratorConfig.ofParallelism(16).with(Setting.BUS_BITS, 64));
  }

  private static ProofCase readArbiter() {
    Fault reversed =
        arbiter(
            "second_ready = _chosen_in_ready & ~first_valid", "second_ready = _chosen_in_ready");
    Fault swapped =
        arbiter(
            "first_valid ? first_payload_offset : second",
            "second_valid ? first_payload_offset : second");
    Fault mistagged = arbiter("{~first_valid,", "{second_valid,");
    Fault slow = new Fault("RegisterSlice", "= ~full | out_ready", "= ~full");
    Fault overrun = new Fault("RegisterSlice", "= ~full | out_ready", "= 1'h1");
    return ProofCase.of("read arbiter of two clients", ReadArbiterHarness::new)
        .always("first_goes_first", reversed)
        .always("one_at_a_time", reversed)
        .always("held", overrun)
        .always("waits_for_nobody", slow)
        .always("firstClient.offers_what_entered", mistagged2())
        .always("firstClient.in_its_place", swapped)
        .always("firstClient.offered_in_time", mistagged)
        .always("firstClient.not_more_than_capacity", overrun)
        .always("secondClient.in_its_place", swapped)
        .always("secondClient.offers_what_entered", mistagged)
        .always("secondClient.not_more_than_capacity", reversed)
        .reached(10, "firstClient.marked_word_leaves")
        .reached(10, "secondClient.marked_word_leaves");
  }

  private static Fault mistagged2() {
    return arbiter("{~first_valid,", "{1'h0,");
  }

  private static Fault arbiter(String right, String wrong) {
    return new Fault("ReadArbiter", right, wrong);
  }

  private static ProofCase beatSplitter() {
    Fault copied =
        splitter("first_valid = in_valid & ~(in_payload_tag[1])", "first_valid = in_valid");
    return ProofCase.of("beat splitter to two clients", () -> new BeatSplitterHarness(widths()))
        .always(
            "to_one_client",
            splitter(
                "in_payload_tag[1] ? second_ready : first_ready", "second_ready & first_ready"))
        .always("first_gets_its_own", copied)
        .always(
            "second_gets_its_own",
            splitter(
                "second_valid = in_valid & in_payload_tag[1]",
                "second_valid = in_valid & in_payload_tag[0]"))
        .always(
            "first_beat_unchanged",
            splitter(
                "first_payload_last = in_payload_last",
                "first_payload_last = in_payload_last & second_ready"))
        .always(
            "second_beat_unchanged",
            splitter(
                "second_payload_tag = in_payload_tag[0]", "second_payload_tag = in_payload_tag[1]"))
        .always(
            "first_is_held",
            splitter("first_valid = in_valid", "first_valid = second_ready & in_valid"))
        .reached(10, "changes_client");
  }

  private static Fault splitter(String right, String wrong) {
    return new Fault("BeatSplitter", right, wrong);
  }

  private static ProofCase burstSplitter() {
    Fault wholeLast = burst("(lastBlock ? end_0 : 6'h3F)", "6'h3F");
    Fault noCarry = burst("(in_payload_tag[24:7])) | _value_1[6]", "(in_payload_tag[24:7]))");
    return ProofCase.of(
            "burst splitter, ranges up to 256 beats", () -> new BurstSplitterHarness(widths()))
        .always("within_a_block", noCarry)
        .always("begins_where_the_last_ended", burst("start <= 6'h0;", ""))
        .inFirst(8, "not_beyond_the_range", wholeLast)
        .inFirst(
            8, "last_where_the_range_ends", burst("blocksLeft == 19'h1", "blocksLeft == 19'h2"))
        .always("keeps_the_tag", burst("tag <= in_payload_tag[0]", "tag <= in_payload_tag[1]"))
        .always("only_what_was_asked_for", burst("= active & fits", "= active"))
        .always(
            "next_range_after_the_last_burst",
            burst("~active | _GEN & lastBlock", "~active | _GEN"))
        .always(
            "nothing_behind_a_refused_range",
            burst("~active | _GEN & lastBlock", "~active | ~fits | _GEN & lastBlock"))
        .always("held", burst("else if (_GEN) begin", "else if (active) begin"))
        .reached(10, "three_bursts");
  }

  private static Fault burst(String right, String wrong) {
    return new Fault("BurstSplitter", right, wrong);
  }

  private static final Fault NO_CARRY =
      burst("(in_payload_tag[24:7])) | _value_1[6]", "(in_payload_tag[24:7]))");
  private static final Fault NO_BASE = new Fault("RangeCheck", "{1'h0, base} + ", "");
  private static final Fault FIRST_BEAT_ONLY =
      new Fault(
          "RangeCheck",
          "{_ended_out_payload_last, 3'h7}",
          "{1'h0, _ended_out_payload_first, 3'h7}");

  private static ProofCase readDma() {
    return ProofCase.of(
            "read DMA without FIFO, 3 outstanding bursts", () -> new ReadDmaHarness(widths()))
        .always("address_is_held", read("if (_value_4) begin", "if (_splitter_out_valid) begin"))
        .always("within_4_kib", NO_CARRY)
        .inFirst(10, "not_below_the_base", NO_BASE)
        .inFirst(10, "not_beyond_the_limit", FIRST_BEAT_ONLY)
        .always("no_more_bursts_than_allowed", read("_GEN & _outstanding_in_ready", "_GEN"))
        .always("nothing_after_a_halt", read("_value_2 & ~halt", "_value_2"))
        .always(
            "nothing_after_an_address_error",
            burst("~active | _GEN & lastBlock", "~active | ~fits | _GEN & lastBlock"))
        .always(
            "idle_without_bursts_only",
            read("~(_outstanding_out_valid | _value_4)", "~_outstanding_out_valid"))
        .always("idle_after_a_halt", read("idle_reg <= ~(", "idle_reg <= ~halt & ~("))
        .always(
            "a_beat_for_each",
            read("received_valid_reg <= axi_rvalid", "received_valid_reg <= axi_rvalid & ~halt"))
        .always(
            "data_unchanged",
            read("received_data_reg <= axi_rdata", "received_data_reg <= ~axi_rdata"))
        .always("errors_are_reported", read("(|axi_rresp)", "axi_rresp[1]"))
        .reached(12, "a_burst_is_answered")
        .reached(12, "an_address_waits");
  }

  private static ProofCase readBeats() {
    return ProofCase.of(
            "read DMA without FIFO, a request of up to 4 beats at a time",
            () -> new ReadBeatsHarness(widths()))
        .inFirst(14, "as_many_as_were_asked_for", burst("(lastBlock ? end_0 : 6'h3F)", "6'h3F"))
        .inFirst(
            14,
            "the_last_is_marked",
            read(
                "received_last_of_burst & _outstanding_out_payload_lastOfRequest",
                "received_last_of_burst"))
        .inFirst(
            14, "the_tag_comes_back", burst("tag <= in_payload_tag[0]", "tag <= in_payload_tag[1]"))
        .always(
            "dma.only_what_was_requested",
            read("received_valid_reg & received_last_of_burst", "received_valid_reg"))
        .reached(14, "a_split_request_is_answered");
  }

  private static Fault read(String right, String wrong) {
    return new Fault("ReadDma", right, wrong);
  }

  private static ProofCase writeDma() {
    return ProofCase.of("write DMA, 3 unanswered bursts", () -> new WriteDmaHarness(widths()))
        .always("address_is_held", write("if (announced) begin", "if (_check_out_valid) begin"))
        .always("data_is_held", new Fault("RegisterSlice_3", "= ~full | out_ready", "= 1'h1"))
        .inFirst(
            10,
            "within_4_kib",
            new Fault(
                "BurstCollector",
                "in_payload_last | (&(base + in_payload_offset[6:3]))",
                "in_payload_last"))
        .inFirst(10, "not_below_the_base", NO_BASE)
        .inFirst(10, "not_beyond_the_limit", FIRST_BEAT_ONLY)
        .always("no_more_bursts_than_allowed", write("unanswered != 2'h3 & ", ""))
        .inFirst(14, "data_of_announced_bursts_only", write("(|unsent)", "1'h1"))
        .inFirst(
            14,
            "data_follows_its_announcement",
            write("unsent <= unsent + 2'h1", "unsent <= unsent"))
        .inFirst(
            14,
            "last_beat_where_announced",
            new Fault(
                "BurstCollector", "range_payload_tag = collected", "range_payload_tag = 4'h0"))
        .always(
            "nothing_after_a_halt",
            write("_check_out_payload_fits & ~halt", "_check_out_payload_fits"))
        .always(
            "nothing_after_an_address_error", write("& _check_out_payload_fits & ~halt", "& ~halt"))
        .inFirst(
            14, "idle_without_bursts_only", write("~((|unanswered) | announced", "~(announced"))
        .inFirst(
            14, "idle_after_a_halt", write("_collector_in_ready) & ~halt", "_collector_in_ready)"))
        .inFirst(
            14,
            "dma.only_announced_bursts_are_answered",
            write("unanswered <= unanswered - 2'h1", "unanswered <= unanswered - 2'h2"))
        .always("errors_are_reported", write("(|axi_bresp)", "axi_bresp[1]"))
        .reached(14, "a_burst_is_answered")
        .reached(14, "an_announcement_waits")
        .reached(14, "a_followed_burst_ends");
  }

  private static Fault write(String right, String wrong) {
    return new Fault("WriteDma", right, wrong);
  }
}
