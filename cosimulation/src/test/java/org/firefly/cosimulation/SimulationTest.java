package org.firefly.cosimulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.firefly.cosimulation.model.CosimulationException;
import org.firefly.cosimulation.model.Design;
import org.firefly.hdl.Elaboration;
import org.firefly.hdl.tree.HardwareException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SimulationTest {
  private static final Designs.Counter COUNTER = new Designs.Counter();
  private static final Design COUNTING = Design.of(Elaboration.of(COUNTER));
  private static final Designs.Accumulator ACCUMULATOR = new Designs.Accumulator(16);
  private static final Design ADDING = Design.of(Elaboration.of(ACCUMULATOR));

  @Test
  void countsOnlyEnabledClocks() {
    try (Simulation counter = Simulation.of(COUNTING)) {
      counter.reset();
      assertThat(counter.peek(COUNTER.count)).isZero();
      counter.poke(COUNTER.enable, 1);
      counter.step(300);
      assertThat(counter.peek(COUNTER.count)).isEqualTo(300 % 256);
      counter.poke(COUNTER.enable, 0);
      counter.step(10);
      assertThat(counter.peek(COUNTER.count)).isEqualTo(300 % 256);
      assertThat(counter.cycles()).isEqualTo(312);
    }
  }

  @Test
  void outputsFollowInputsWithoutAnEdge() {
    try (Simulation accumulator = Simulation.of(ADDING)) {
      accumulator.reset();
      accumulator.poke(ACCUMULATOR.a, 5);
      assertThat(accumulator.peek(ACCUMULATOR.sum)).isEqualTo(5);
      accumulator.poke(ACCUMULATOR.a, -1);
      assertThat(accumulator.peek(ACCUMULATOR.sum)).isEqualTo(0xffff);
      assertThat(accumulator.port(ACCUMULATOR.sum).peekSigned()).isEqualTo(-1);
      assertThat(accumulator.peek(ACCUMULATOR.total)).isZero();
    }
  }

  @Test
  void twoModelsAndTwoInstancesOfOneDoNotDisturbEachOther() {
    Designs.Accumulator large = new Designs.Accumulator(32);
    try (Simulation first = Simulation.of(ADDING);
        Simulation second = Simulation.of(ADDING);
        Simulation other = Simulation.of(Elaboration.of(large))) {
      first.reset();
      second.reset();
      other.reset();
      first.poke(ACCUMULATOR.a, 1);
      second.poke(ACCUMULATOR.a, 2);
      other.poke(large.a, 100_000);
      for (int i = 0; i < 10; i++) {
        first.step();
        second.step();
        other.step();
      }
      assertThat(first.peek(ACCUMULATOR.total)).isEqualTo(10);
      assertThat(second.peek(ACCUMULATOR.total)).isEqualTo(20);
      assertThat(other.peek(large.total)).isEqualTo(1_000_000);
    }
  }

  @Test
  void registersStartWithRandomValuesThatTheSeedDecides() {
    long first = initialTotal(1);
    assertThat(initialTotal(1)).isEqualTo(first);
    assertThat(initialTotal(2)).isNotEqualTo(first);
  }

  private static long initialTotal(long seed) {
    Designs.Accumulator wide = new Designs.Accumulator(64);
    SimulationOptions options = SimulationOptions.DEFAULT.withSeed(seed);
    try (Simulation accumulator = Simulation.of(Elaboration.of(wide), options)) {
      return accumulator.peek(wide.total);
    }
  }

  @Test
  void stopsAtTheCycleLimitWithASentence() {
    try (Simulation counter =
        Simulation.of(COUNTING, SimulationOptions.DEFAULT.withCycleLimit(100))) {
      counter.step(90);
      assertThatThrownBy(() -> counter.step(20))
          .isInstanceOf(CycleLimitException.class)
          .hasMessageContaining("Counter reached its limit of 100 clocks");
      assertThat(counter.cycles()).isEqualTo(100);
      assertThatThrownBy(() -> counter.stepUntil(COUNTER.count, 256, 1))
          .isInstanceOf(CycleLimitException.class);
    }
  }

  @Test
  void stepsUntilAPortHasAValue() {
    try (Simulation counter = Simulation.of(COUNTING)) {
      counter.reset();
      counter.poke(COUNTER.enable, 1);
      assertThat(counter.stepUntil(COUNTER.count, 77, 1000)).isEqualTo(77);
      assertThat(counter.peek(COUNTER.count)).isEqualTo(77);
      assertThat(counter.stepUntil(COUNTER.count, 76, 10)).isEqualTo(10);
    }
  }

  @Test
  void aFailedAssertionStopsTheSimulationWithItsMessage() {
    try (Simulation assertion = Simulation.of(Designs.assertion())) {
      assertion.reset();
      assertion.step(5);
      assertion.poke("bad", 1);
      assertThatThrownBy(assertion::step)
          .isInstanceOf(CosimulationException.class)
          .hasMessageContaining("Assertion.sv:2")
          .hasMessageContaining("bad was high")
          .hasMessageContaining("clock 7");
      assertThatThrownBy(assertion::step).hasMessageContaining("bad was high");
    }
  }

  @Test
  void writesAnFstWaveform(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("counter.fst");
    try (Simulation counter =
        Simulation.of(COUNTING, SimulationOptions.DEFAULT.withWaveform(file))) {
      counter.reset();
      counter.poke(COUNTER.enable, 1);
      counter.step(20);
      assertThat(counter.peek(COUNTER.count)).isEqualTo(20);
    }
    byte[] content = Files.readAllBytes(file);
    // An FST file starts with a header block: type 0, length 329 in eight bytes.
    assertThat(content).startsWith(0, 0, 0, 0, 0, 0, 0, 0x01, 0x49);
  }

  @Test
  void aWaveformThatCannotBeWrittenIsNamed() {
    SimulationOptions options =
        SimulationOptions.DEFAULT.withWaveform(Path.of("/nowhere/counter.fst"));
    assertThatThrownBy(() -> Simulation.of(COUNTING, options))
        .isInstanceOf(CosimulationException.class)
        .hasMessageContaining("/nowhere/counter.fst");
  }

  @Test
  void namesAPortThatDoesNotExist() {
    try (Simulation counter = Simulation.of(COUNTING)) {
      assertThatThrownBy(() -> counter.poke("enabel", 1))
          .isInstanceOf(CosimulationException.class)
          .hasMessage("Counter has no port 'enabel'; it has [clock, reset, enable, count].");
    }
  }

  @Test
  void portsAreKnownByNameToo() {
    try (Simulation counter = Simulation.of(COUNTING)) {
      counter.reset();
      counter.poke("enable", 1);
      assertThat(counter.stepUntil("count", 3, 10)).isEqualTo(3);
      assertThat(counter.peek("count")).isEqualTo(counter.peek(COUNTER.count));
      assertThat(counter.port("count")).isSameAs(counter.port(COUNTER.count));
    }
  }

  @Test
  void whatIsNoPortOfTheModuleObjectIsNamed() {
    Designs.Counter another = new Designs.Counter();
    try (Simulation counter = Simulation.of(COUNTING)) {
      assertThatThrownBy(() -> counter.poke(another.enable, 1))
          .isInstanceOf(HardwareException.class)
          .hasMessage(
              "input 'enable' is no port of the elaborated module Counter; take a port of the"
                  + " object that was given to Elaboration.of");
    }
  }

  @Test
  void aDesignInSystemVerilogIsKnownByNameOnly() {
    try (Simulation assertion = Simulation.of(Designs.assertion())) {
      assertThatThrownBy(() -> assertion.poke(COUNTER.enable, 1))
          .isInstanceOf(CosimulationException.class)
          .hasMessage(
              "Assertion was written in SystemVerilog and knows its ports by name only; use the"
                  + " name, or make the design from an Elaboration.");
    }
  }

  @Test
  void refusesUseAfterClose() {
    Simulation counter = Simulation.of(COUNTING);
    Port count = counter.port(COUNTER.count);
    counter.close();
    assertThatThrownBy(count::peek).hasMessage("The simulation of Counter is closed.");
    assertThatThrownBy(counter::step).hasMessage("The simulation of Counter is closed.");
    assertThatThrownBy(() -> counter.poke(COUNTER.enable, 1))
        .hasMessage("The simulation of Counter is closed.");
  }
}
