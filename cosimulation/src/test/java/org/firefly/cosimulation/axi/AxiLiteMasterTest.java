package org.firefly.cosimulation.axi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.firefly.cosimulation.Simulation;
import org.firefly.cosimulation.model.CosimulationException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AxiLiteMasterTest {
  private Simulation simulation;
  private AxiLiteMaster master;

  @BeforeEach
  void start() {
    simulation = Simulation.of(AxiDesigns.registers());
    simulation.reset();
    master = new AxiLiteMaster(simulation, "r");
  }

  @AfterEach
  void end() {
    simulation.close();
  }

  @Test
  void readsBackWhatItWrote() {
    for (int i = 0; i < 4; i++) {
      master.write(4 * i, 0xdeadbeefL + i);
    }
    for (int i = 0; i < 4; i++) {
      assertThat(master.read(4 * i)).isEqualTo(0xdeadbeefL + i);
    }
  }

  @Test
  void writesSingleBytes() {
    master.write(8, 0x11223344);
    assertThat(master.tryWrite(8, 0xaabbccddL, 0b0101)).isEqualTo(AxiResponse.OKAY);
    assertThat(master.read(8)).isEqualTo(0x11bb33ddL);
  }

  @Test
  void reportsErrorResponses() {
    assertThat(master.tryWrite(16, 1)).isEqualTo(AxiResponse.SLVERR);
    assertThat(master.tryRead(16).response()).isEqualTo(AxiResponse.SLVERR);
    assertThatThrownBy(() -> master.write(0x20, 1))
        .isInstanceOf(CosimulationException.class)
        .hasMessage("The write of register 0x20 at 'r' was answered with SLVERR.");
  }

  @Test
  void aSlaveThatDoesNotAnswerIsNamed() {
    simulation.poke("reset", 1);
    assertThatThrownBy(() -> master.read(0))
        .hasMessage("The AXI4-Lite slave 'r' did not raise rvalid within 1000 clocks.");
  }
}
