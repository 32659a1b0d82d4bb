package org.firefly.accelerator.control;

import static org.firefly.hdl.Hardware.all;
import static org.firefly.hdl.Hardware.bool;
import static org.firefly.hdl.Hardware.concat;
import static org.firefly.hdl.Hardware.connect;
import static org.firefly.hdl.Hardware.literal;
import static org.firefly.hdl.Hardware.mux;
import static org.firefly.hdl.Hardware.uint;
import static org.firefly.hdl.Hardware.vec;

import org.firefly.accelerator.axi.AxiLite;
import org.firefly.architecture.isa.Register;
import org.firefly.hdl.Bool;
import org.firefly.hdl.Module;
import org.firefly.hdl.UInt;
import org.firefly.hdl.Vec;
import org.firefly.hdl.proof.StreamRules;

/** The register port of two cores, beside a record of the write and the read under way. */
final class ControlPortHarness extends Module {
  private static final int CORES = 2;
  private static final int PAGE_BITS = Integer.numberOfTrailingZeros(Register.PAGE_BYTES);
  private static final int SLVERR = 2;

  /** Clocks from an address that was taken to its answer. */
  private static final int READ_CLOCKS = RegisterAccess.READ_LATENCY + 2;

  final AxiLite port = input(AxiLite.type(ControlPort.ADDRESS_BITS));
  final Vec<RegisterAccess> core = output(vec(CORES, RegisterAccess.type()));
  private final ControlPort control = instance(new ControlPort(CORES));
  private final Bool hasAddress = register(bool(), 0);
  private final Bool hasData = register(bool(), 0);
  private final UInt writeAddress = register(uint(ControlPort.ADDRESS_BITS));
  private final UInt data = register(uint(32));
  private final UInt strobes = register(uint(4));
  private final Bool reads = register(bool(), 0);
  private final UInt readAddress = register(uint(ControlPort.ADDRESS_BITS));
  private final UInt clocks = register(uint(3), 0);

  ControlPortHarness() {
    connect(control.port, port);
    connect(core, control.core);
    host();
    writes();
    written();
    reads();
  }

  private void host() {
    assume(
        "write_address_is_held",
        StreamRules.isHeld(this, port.awvalid(), port.awready(), port.awaddr()));
    assume(
        "write_data_is_held",
        StreamRules.isHeld(this, port.wvalid(), port.wready(), concat(port.wdata(), port.wstrb())));
    assume(
        "read_address_is_held",
        StreamRules.isHeld(this, port.arvalid(), port.arready(), port.araddr()));
  }

  private void writes() {
    Bool address = port.awvalid().and(port.awready());
    Bool word = port.wvalid().and(port.wready());
    Bool answered = port.bvalid().and(port.bready());
    when(
        address,
        () -> {
          hasAddress.set(true);
          writeAddress.set(port.awaddr());
        });
    when(
        word,
        () -> {
          hasData.set(true);
          data.set(port.wdata());
          strobes.set(port.wstrb());
        });
    when(
        answered,
        () -> {
          hasAddress.set(false);
          hasData.set(false);
        });
    Bool complete = hasAddress.and(hasData);
    assertThat("response_to_a_whole_write", port.bvalid().implies(complete));
    assertThat(
        "response_is_held", StreamRules.isHeld(this, port.bvalid(), port.bready(), port.bresp()));
    assertThat("one_write_at_a_time", all(hasAddress.and(address).not(), hasData.and(word).not()));
    assertThat(
        "response_in_two_clocks",
        complete.and(next(complete, 0)).implies(port.bvalid().or(next(answered, 0))));
    cover("a_write_is_refused", answered.and(port.bresp().eq(SLVERR)));
    cover("a_write_is_answered", answered.and(port.bresp().isZero()));
  }

  /** A core is written in the clock before its response begins, and never else. */
  private void written() {
    Bool first = core.get(0).write();
    Bool second = core.get(1).write();
    Bool rises = port.bvalid().and(next(port.bvalid(), 0).not());
    Bool was = next(first.or(second), 0);
    assertThat("one_core_is_written", first.and(second).not());
    assertThat("written_once", was.implies(rises.and(port.bresp().isZero())));
    assertThat("well_only_when_written", rises.and(port.bresp().isZero()).implies(was));
    assertThat(
        "parts_of_a_word_are_refused",
        rises.and(strobes.andReduce().not()).implies(port.bresp().eq(SLVERR)));
    core.forEach(
        (access, c) ->
            assertThat("right_place_and_data_" + c, access.write().implies(isRight(access, c))));
  }

  private Bool isRight(RegisterAccess access, int core) {
    return all(
        page(writeAddress).eq(core),
        access.writeIndex().eq(writeAddress.slice(PAGE_BITS - 1, 2)),
        access.data().eq(data));
  }

  private static UInt page(UInt address) {
    return address.slice(ControlPort.ADDRESS_BITS - 1, PAGE_BITS);
  }

  private void reads() {
    Bool address = port.arvalid().and(port.arready());
    Bool answered = port.rvalid().and(port.rready());
    when(
            address,
            () -> {
              reads.set(true);
              readAddress.set(port.araddr());
            })
        .elseWhen(answered, () -> reads.set(false));
    Bool waits = reads.and(port.rvalid().not());
    when(address, () -> clocks.set(1)).elseWhen(waits, () -> clocks.set(clocks.plus(1)));
    assertThat("answer_to_a_read", port.rvalid().implies(reads));
    assertThat(
        "answer_is_held",
        StreamRules.isHeld(this, port.rvalid(), port.rready(), concat(port.rdata(), port.rresp())));
    assertThat("one_read_at_a_time", reads.and(address).not());
    assertThat("answer_in_time", waits.implies(clocks.lt(READ_CLOCKS)));
    Bool rises = port.rvalid().and(next(port.rvalid(), 0).not());
    UInt value = mux(page(readAddress).eq(0), core.get(0).value(), core.get(1).value());
    Bool known = page(readAddress).lt(CORES);
    assertThat("value_of_the_register", rises.and(known).implies(port.rdata().eq(next(value))));
    assertThat(
        "unknown_pages_are_refused",
        rises.implies(port.rresp().eq(mux(known, literal(0, 2), literal(SLVERR, 2)))));
    cover("a_read_is_answered", answered.and(port.rresp().isZero()));
  }
}
