package org.firefly.accelerator.control;

import java.util.List;
import org.firefly.accelerator.proof.Fault;
import org.firefly.accelerator.proof.ProofCase;

/** What is claimed of the registers and what counts behind them. */
public final class ControlProofs {
  private ControlProofs() {}

  /** The blocks with their claims. */
  public static List<ProofCase> cases() {
    return List.of(controlPort(), runControl(), eventCounter());
  }

  private static ProofCase eventCounter() {
    return ProofCase.of("event counter", EventCounterHarness::new)
        .always(
            "counts_each_event_once", counter("else if (happened)", "else if (happened & happens)"))
        .always(
            "begins_anew",
            counter("total <= 48'h0;\n      else", "total <= {47'h0, happened};\n      else"))
        .reached(25, "carries");
  }

  private static Fault counter(String right, String wrong) {
    return new Fault("EventCounter", right, wrong);
  }

  private static ProofCase controlPort() {
    return ProofCase.of("register port of two cores", ControlPortHarness::new)
        .always(
            "response_to_a_whole_write",
            inPort("hasWriteAddress & hasWriteData &", "hasWriteAddress &"))
        .always("response_is_held", inPort("~_GEN_0 & (_value | responds)", "_value"))
        .always(
            "one_write_at_a_time",
            inPort("port_awready = ~hasWriteAddress", "port_awready = ~hasWriteAddress | responds"))
        .always(
            "response_in_two_clocks",
            inPort("(_value | responds)", "(_value & port_bready | responds)"))
        .always(
            "one_core_is_written",
            inPort("core_1_write = _GEN & writeAddress[15:12] == 4'h1", "core_1_write = _GEN"))
        .always("written_once", inPort("hasWriteData & ~responds", "hasWriteData"))
        .always(
            "well_only_when_written",
            inPort("core_0_write = _GEN &", "core_0_write = _GEN & (|writeData) &"))
        .always("parts_of_a_word_are_refused", inPort("16'h2 & writeWhole", "16'h2"))
        .always(
            "right_place_and_data_0",
            inPort(
                "core_0_writeIndex = writeAddress[11:2]", "core_0_writeIndex = writeAddress[10:1]"))
        .always(
            "right_place_and_data_1", inPort("core_1_data = writeData", "core_1_data = port_wdata"))
        .always(
            "answer_to_a_read",
            inPort("~(answers & port_rready) & (_GEN_4 | answers)", "_GEN_4 | answers"))
        .always("answer_is_held", inPort("if (_GEN_4) begin", "begin"))
        .always("one_read_at_a_time", inPort("~(|readWait) & ~answers", "~(|readWait)"))
        .always(
            "answer_in_time",
            inPort("else if (|readWait)", "else if ((|readWait) & ~port_awvalid)"))
        .always("value_of_the_register", inPort("4'h1 ? core_1_value", "4'h1 ? core_0_value"))
        .always(
            "unknown_pages_are_refused", inPort("|(readAddress[15:13])", "|(readAddress[15:14])"))
        .reached(8, "a_write_is_refused")
        .reached(8, "a_write_is_answered")
        .reached(8, "a_read_is_answered");
  }

  private static Fault inPort(String right, String wrong) {
    return new Fault("ControlPort", right, wrong);
  }

  private static ProofCase runControl() {
    return ProofCase.of("control of runs", RunControlHarness::new)
        .always("cleared_before_it_runs", run("state <= 3'h1", "state <= 3'h2"))
        .always("no_burst_is_torn", run("if (events_idle)", "if (events_idle | stop)"))
        .always("halts_before_it_is_wiped", run("state <= 3'h3", "state <= 3'h4"))
        .always("runs_or_halts", run("halt = _value_1 |", "halt = _value |"))
        .always("no_run_goes_on_behind_a_halt", run("state <= 3'h5", "state <= 3'h2"))
        .always(
            "stop_halts",
            run("(|_value_12) | stop | events_allDone", "(|_value_12) | events_allDone"))
        .always("errors_halt", run("~events_writeError ?", "1'h1 ?"))
        .always("errors_are_named", run("_value_6 : 4'h6", "_value_6 : 4'h7"))
        .always("begins_when_nothing_runs", run("begins = _GEN_4 &", "begins = start &"))
        .always("busy_from_begin_to_end", run("ended = _GEN_5 |", "ended = _GEN_2 |"))
        .always("done_or_failed", run("done <= _GEN_7 & done", "done <= done"))
        .reached(10, "a_run_succeeds")
        .reached(10, "a_start_is_refused");
  }

  private static Fault run(String right, String wrong) {
    return new Fault("RunControl", right, wrong);
  }
}
