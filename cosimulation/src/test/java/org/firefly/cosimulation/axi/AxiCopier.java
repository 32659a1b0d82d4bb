package org.firefly.cosimulation.axi;

import static org.firefly.hdl.Hardware.bool;
import static org.firefly.hdl.Hardware.uint;

import org.firefly.hdl.Bool;
import org.firefly.hdl.Memory;
import org.firefly.hdl.MemoryStyle;
import org.firefly.hdl.Module;
import org.firefly.hdl.UInt;

/**
 * Copies {@code bursts} bursts of 16 beats of 16 bytes from {@code source} to {@code target}, one
 * burst after the other, through the ports {@code from} (read) and {@code to} (write).
 */
final class AxiCopier extends Module {
  private static final int BEATS = 16;
  private static final int BURST_BYTES = 256;

  final Bool go = input(bool());
  final UInt source = input(uint(40));
  final UInt target = input(uint(40));
  final UInt bursts = input(uint(16));
  final Bool done = output(bool());
  final Bool failed = output(bool());

  private final Bool busy = register(bool(), 0);
  private final Bool wrong = register(bool(), 0);
  private final Bool asksToRead = register(bool(), 0);
  private final Bool asksToWrite = register(bool(), 0);
  private final UInt left = register(uint(16));
  private final UInt offset = register(uint(40));
  private final UInt filled = register(uint(5));
  private final UInt sent = register(uint(5));
  private final Memory<UInt> buffer = memory(uint(128), BEATS, MemoryStyle.DISTRIBUTED);

  AxiCopier() {
    done.set(busy.not());
    failed.set(wrong);
    read();
    write();
    when(busy.not().and(go), this::begin);
  }

  private void begin() {
    busy.set(true);
    left.set(bursts);
    offset.set(0);
    nextBurst();
  }

  private void nextBurst() {
    filled.set(0);
    sent.set(0);
    asksToRead.set(true);
    asksToWrite.set(true);
  }

  private void read() {
    output("from_arvalid", bool()).set(asksToRead);
    output("from_araddr", uint(40)).set(source.plus(offset));
    output("from_arlen", uint(8)).set(BEATS - 1);
    output("from_rready", bool()).set(busy);
    Bool comes = named("comes", input("from_rvalid", bool()).and(busy));
    when(input("from_arready", bool()).and(busy), () -> asksToRead.set(false));
    buffer.write(comes, filled.truncate(4), input("from_rdata", uint(128)));
    Bool last = input("from_rlast", bool());
    Bool refused = input("from_rresp", uint(2)).orReduce();
    when(
        comes,
        () -> {
          filled.set(filled.plus(1));
          when(refused.or(last.xor(filled.eq(BEATS - 1))), () -> wrong.set(true));
        });
  }

  private void write() {
    output("to_awvalid", bool()).set(asksToWrite);
    output("to_awaddr", uint(40)).set(target.plus(offset));
    output("to_awlen", uint(8)).set(BEATS - 1);
    Bool sends = named("sends", busy.and(sent.lt(filled)));
    output("to_wvalid", bool()).set(sends);
    output("to_wdata", uint(128)).set(buffer.read(sent.truncate(4)));
    output("to_wlast", bool()).set(sent.eq(BEATS - 1));
    output("to_bready", bool()).set(true);
    when(input("to_awready", bool()).and(busy), () -> asksToWrite.set(false));
    when(input("to_wready", bool()).and(sends), () -> sent.set(sent.plus(1)));
    Bool refused = input("to_bresp", uint(2)).orReduce();
    when(input("to_bvalid", bool()).and(busy), () -> burstWritten(refused));
  }

  private void burstWritten(Bool refused) {
    when(refused, () -> wrong.set(true));
    offset.set(offset.plus(BURST_BYTES));
    left.set(left.minus(1));
    nextBurst();
    when(
        left.eq(1),
        () -> {
          busy.set(false);
          asksToRead.set(false);
          asksToWrite.set(false);
        });
  }
}
