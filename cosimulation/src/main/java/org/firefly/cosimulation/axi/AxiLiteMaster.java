package org.firefly.cosimulation.axi;

import java.util.Locale;
import org.firefly.cosimulation.Port;
import org.firefly.cosimulation.Simulation;
import org.firefly.cosimulation.model.CosimulationException;

/**
 * Reads and writes the registers of a design through its AXI4-Lite slave port, one access at a
 * time. Each access makes as many clocks as it needs.
 */
public final class AxiLiteMaster {
  private static final int PATIENCE = 1000;
  private static final int ALL_BYTES = 0xf;

  private final Simulation simulation;
  private final String prefix;

  /**
   * What a read found.
   *
   * @param value the 32 bits, unsigned
   */
  public record Answer(long value, AxiResponse response) {}

  /**
   * A master of the ports {@code PREFIX_awvalid}, {@code PREFIX_araddr} and so on, with 32 bits of
   * data.
   */
  public AxiLiteMaster(Simulation simulation, String prefix) {
    this.simulation = simulation;
    this.prefix = prefix;
    idle();
  }

  private void idle() {
    for (String name : new String[] {"arvalid", "rready", "awvalid", "wvalid", "bready"}) {
      port(name).poke(0);
    }
  }

  /** Reads a register; an error response is part of the answer. */
  public Answer tryRead(long address) {
    port("araddr").poke(address);
    port("rready").poke(1);
    handshake("ar");
    waitFor("rvalid");
    Answer answer = new Answer(port("rdata").peek(), AxiResponse.of(port("rresp").peek()));
    simulation.step();
    port("rready").poke(0);
    return answer;
  }

  /** Writes a register; returns the response. */
  public AxiResponse tryWrite(long address, long value) {
    return tryWrite(address, value, ALL_BYTES);
  }

  /** Writes the bytes of a register whose bit is set in {@code strobes}. */
  public AxiResponse tryWrite(long address, long value, int strobes) {
    port("awaddr").poke(address);
    port("wdata").poke(value & 0xffffffffL);
    port("wstrb").poke(strobes);
    port("bready").poke(1);
    writeAddressAndData();
    waitFor("bvalid");
    AxiResponse response = AxiResponse.of(port("bresp").peek());
    simulation.step();
    port("bready").poke(0);
    return response;
  }

  /**
   * Reads a register.
   *
   * @return its 32 bits, unsigned
   * @throws CosimulationException on an error response
   */
  public long read(long address) {
    Answer answer = tryRead(address);
    requireOkay("read", address, answer.response());
    return answer.value();
  }

  /**
   * Writes a register.
   *
   * @throws CosimulationException on an error response
   */
  public void write(long address, long value) {
    requireOkay("write", address, tryWrite(address, value));
  }

  private void requireOkay(String access, long address, AxiResponse response) {
    if (response != AxiResponse.OKAY) {
      throw new CosimulationException(
          "The %s of register 0x%x at '%s' was answered with %s."
              .formatted(access, address, prefix, response));
    }
  }

  /** A slave may take address and data together or one after the other. */
  private void writeAddressAndData() {
    port("awvalid").poke(1);
    port("wvalid").poke(1);
    for (int clock = 0; clock < PATIENCE; clock++) {
      boolean address = port("awready").peek() == 1;
      boolean data = port("wready").peek() == 1;
      simulation.step();
      if (address) {
        port("awvalid").poke(0);
      }
      if (data) {
        port("wvalid").poke(0);
      }
      if (port("awvalid").peek() == 0 && port("wvalid").peek() == 0) {
        return;
      }
    }
    throw noAnswer("awready and wready");
  }

  private void handshake(String channel) {
    port(channel + "valid").poke(1);
    waitFor(channel + "ready");
    simulation.step();
    port(channel + "valid").poke(0);
  }

  private void waitFor(String signal) {
    for (int clock = 0; clock < PATIENCE; clock++) {
      if (port(signal).peek() == 1) {
        return;
      }
      simulation.step();
    }
    throw noAnswer(signal);
  }

  private CosimulationException noAnswer(String signal) {
    return new CosimulationException(
        String.format(
            Locale.ROOT,
            "The AXI4-Lite slave '%s' did not raise %s within %d clocks.",
            prefix,
            signal,
            PATIENCE));
  }

  private Port port(String name) {
    return simulation.port(prefix + "_" + name);
  }
}
