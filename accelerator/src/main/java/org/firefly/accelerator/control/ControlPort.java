package org.firefly.accelerator.control;

import static org.firefly.hdl.Hardware.bitsFor;
import static org.firefly.hdl.Hardware.bool;
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

/**
 * The AXI4-Lite slave through which a host reaches the registers of all cores, a page each.
 *
 * <p>One write and one read at a time, each four clocks or more. Registers are written as a whole:
 * a write with fewer than four byte strobes is answered with SLVERR and changes nothing, as is a
 * page without a core.
 */
public final class ControlPort extends Module {
  /** Width of byte addresses: sixteen pages. */
  public static final int ADDRESS_BITS = 16;

  private static final int PAGE_BITS = Integer.numberOfTrailingZeros(Register.PAGE_BYTES);
  private static final int OKAY = 0;
  private static final int SLVERR = 2;

  public final AxiLite port = input(AxiLite.type(ADDRESS_BITS));

  /** Access to the registers of each core. */
  public final Vec<RegisterAccess> core;

  private final int cores;
  private final UInt writeAddress = register(uint(ADDRESS_BITS));
  private final Bool hasWriteAddress = register(bool(), 0);
  private final UInt writeData = register(uint(32));
  private final Bool writeWhole = register(bool());
  private final Bool hasWriteData = register(bool(), 0);
  private final Bool responds = register(bool(), 0);
  private final UInt writeResponse = register(uint(2));
  private final UInt readAddress = register(uint(ADDRESS_BITS));
  private final UInt readWait = register(uint(bitsFor(RegisterAccess.READ_LATENCY + 2)), 0);
  private final Bool answers = register(bool(), 0);
  private final UInt answer = register(uint(32));
  private final UInt readResponse = register(uint(2));

  /** A port for some cores, 1 to 16. */
  public ControlPort(int cores) {
    this.cores = cores;
    core = output(vec(cores, RegisterAccess.type()));
    write();
    read();
  }

  private static UInt page(UInt address) {
    return address.slice(ADDRESS_BITS - 1, PAGE_BITS);
  }

  private static UInt index(UInt address) {
    return address.slice(PAGE_BITS - 1, 2);
  }

  private void write() {
    port.awready().set(hasWriteAddress.not());
    port.wready().set(hasWriteData.not());
    port.bvalid().set(responds);
    port.bresp().set(writeResponse);
    when(
        port.awvalid().and(port.awready()),
        () -> {
          hasWriteAddress.set(true);
          writeAddress.set(port.awaddr());
        });
    when(
        port.wvalid().and(port.wready()),
        () -> {
          hasWriteData.set(true);
          writeData.set(port.wdata());
          writeWhole.set(port.wstrb().andReduce());
        });
    Bool complete = hasWriteAddress.and(hasWriteData).and(responds.not());
    Bool valid = page(writeAddress).lt(literal(cores, ADDRESS_BITS)).and(writeWhole);
    when(
        complete,
        () -> {
          responds.set(true);
          writeResponse.set(mux(valid, literal(OKAY, 2), literal(SLVERR, 2)));
        });
    when(
        port.bvalid().and(port.bready()),
        () -> {
          responds.set(false);
          hasWriteAddress.set(false);
          hasWriteData.set(false);
        });
    core.forEach(
        (access, c) -> {
          access.write().set(complete.and(valid).and(page(writeAddress).eq(c)));
          access.writeIndex().set(index(writeAddress));
          access.data().set(writeData);
        });
  }

  private void read() {
    Bool idle = readWait.eq(0).and(answers.not());
    port.arready().set(idle);
    port.rvalid().set(answers);
    port.rdata().set(answer);
    port.rresp().set(readResponse);
    when(
            port.arvalid().and(port.arready()),
            () -> {
              readAddress.set(port.araddr());
              readWait.set(RegisterAccess.READ_LATENCY + 1);
            })
        .elseWhen(readWait.orReduce(), () -> readWait.set(readWait.minus(1)));
    core.forEach((access, c) -> access.readIndex().set(index(readAddress)));
    when(readWait.eq(1), this::takeValue);
    when(port.rvalid().and(port.rready()), () -> answers.set(false));
  }

  private void takeValue() {
    UInt value = literal(0, 32);
    for (int c = 0; c < cores; c++) {
      Bool chosen = page(readAddress).eq(c);
      value = value.or(mux(chosen, core.get(c).value(), literal(0, 32)));
    }
    Bool valid = page(readAddress).lt(literal(cores, ADDRESS_BITS));
    answers.set(true);
    answer.set(value);
    readResponse.set(mux(valid, literal(OKAY, 2), literal(SLVERR, 2)));
  }
}
