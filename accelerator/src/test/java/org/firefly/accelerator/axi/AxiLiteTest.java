package org.firefly.accelerator.axi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.firefly.hdl.Hardware.bool;
import static org.firefly.hdl.Hardware.uint;

import org.firefly.cosimulation.Simulation;
import org.firefly.cosimulation.axi.AxiLiteMaster;
import org.firefly.cosimulation.model.Design;
import org.firefly.hdl.Bool;
import org.firefly.hdl.Elaboration;
import org.firefly.hdl.Module;
import org.firefly.hdl.UInt;
import org.junit.jupiter.api.Test;

/** The bundle has the names and directions of an AXI4-Lite slave. */
class AxiLiteTest {
  /** One register, whose reads show the address as well. */
  private static final class OneRegister extends Module {
    final AxiLite control = input(AxiLite.type(16));
    private final UInt value = register(uint(32), 0);
    private final Bool writing = register(bool(), 0);
    private final Bool reading = register(bool(), 0);
    private final UInt address = register(uint(16));

    OneRegister() {
      Bool writes = control.awvalid().and(control.wvalid()).and(writing.not());
      control.awready().set(writes);
      control.wready().set(writes);
      control.bvalid().set(writing);
      control.bresp().set(0);
      when(writes, () -> value.set(control.wdata()));
      writing.set(writes.or(writing.and(control.bready().not())));
      Bool reads = control.arvalid().and(reading.not());
      control.arready().set(reads);
      when(reads, () -> address.set(control.araddr()));
      reading.set(reads.or(reading.and(control.rready().not())));
      control.rvalid().set(reading);
      control.rdata().set(value.xor(address));
      control.rresp().set(0);
    }
  }

  @Test
  void aMasterReadsAndWritesThroughTheBundle() {
    try (Simulation simulation = Simulation.of(Design.of(Elaboration.of(new OneRegister())))) {
      AxiLiteMaster master = new AxiLiteMaster(simulation, "control");
      simulation.reset();
      master.write(0x10, 0x1234_5678L);
      assertThat(master.read(0x20)).isEqualTo(0x1234_5658L);
      assertThat(master.read(0xf000)).isEqualTo(0x1234_a678L);
    }
  }
}
