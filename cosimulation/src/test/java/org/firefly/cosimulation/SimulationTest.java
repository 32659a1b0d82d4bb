package org.firefly.cosimulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.firefly.cosimulation.model.CosimulationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SimulationTest {
  @Test
  void countsOnlyEnabledClocks() {
    try (Simulation counter = Simulation.of(Designs.counter())) {
      counter.reset();
      assertThat(counter.peek("count")).isZero();
      counter.poke("enable", 1);
      counter.step(300);
      assertThat(counter.peek("count")).isEqualTo(300 % 256);
      counter.poke("enable", 0);
      counter.step(10);
      assertThat(counter.peek("count")).isEqualTo(300 % 256);
      assertThat(counter.cycles()).isEqualTo(312);
    }
  }

  @Test
  void outputsFollowInputsWithoutAnEdge() {
    try (Simulation accumulator = Simulation.of(Designs.accumulator(16))) {
      accumulator.reset();
      accumulator.poke("a", 5);
      assertThat(accumulator.peek("sum")).isEqualTo(5);
      accumulator.poke("a", -1);
      assertThat(accumulator.peek("sum")).isEqualTo(0xffff);
      assertThat(accumulator.port("sum").peekSigned()).isEqualTo(-1);
      assertThat(accumulator.peek("total")).isZero();
    }
  }

  @Test
  void twoModelsAndTwoInstancesOfOneDoNotDisturbEachOther() {
    try (Simulation first = Simulation.of(Designs.accumulator(16));
        Simulation second = Simulation.of(Designs.accumulator(16));
        Simulation other = Simulation.of(Designs.accumulator(32))) {
      first.reset();
      second.reset();
      other.reset();
      first.poke("a", 1);
      second.poke("a", 2);
      other.poke("a", 100_000);
      for (int i = 0; i < 10; i++) {
        first.step();
        second.step();
        other.step();
      }
      assertThat(first.peek("total")).isEqualTo(10);
      assertThat(second.peek("total")).isEqualTo(20);
      assertThat(other.peek("total")).isEqualTo(1_000_000);
    }
  }

  @Test
  void registersStartWithRandomValuesThatTheSeedDecides() {
    long first = initialTotal(1);
    assertThat(initialTotal(1)).isEqualTo(first);
    assertThat(initialTotal(2)).isNotEqualTo(first);
  }

  private static long initialTotal(long seed) {
    try (Simulation accumulator =
        Simulation.of(Designs.accumulator(64), SimulationOptions.DEFAULT.withSeed(seed))) {
      return accumulator.peek("total");
    }
  }

  @Test
  void stopsAtTheCycleLimitWithASentence() {
    try (Simulation counter =
        Simulation.of(Designs.counter(), SimulationOptions.DEFAULT.withCycleLimit(100))) {
      counter.step(90);
      assertThatThrownBy(() -> counter.step(20))
          .isInstanceOf(CycleLimitException.class)
          .hasMessageContaining("Counter reached its limit of 100 clocks");
      assertThat(counter.cycles()).isEqualTo(100);
      assertThatThrownBy(() -> counter.stepUntil("count", 256, 1))
          .isInstanceOf(CycleLimitException.class);
    }
  }

  @Test
  void stepsUntilAPortHasAValue() {
    try (Simulation counter = Simulation.of(Designs.counter())) {
      counter.reset();
      counter.poke("enable", 1);
      assertThat(counter.stepUntil("count", 77, 1000)).isEqualTo(77);
      assertThat(counter.peek("count")).isEqualTo(77);
      assertThat(counter.stepUntil("count", 76, 10)).isEqualTo(10);
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
        Simulation.of(Designs.counter(), SimulationOptions.DEFAULT.withWaveform(file))) {
      counter.reset();
      counter.poke("enable", 1);
      counter.step(20);
      assertThat(counter.peek("count")).isEqualTo(20);
    }
    byte[] content = Files.readAllBytes(file);
    // An FST file starts with a header block: type 0, length 329 in eight bytes.
    assertThat(content).startsWith(0, 0, 0, 0, 0, 0, 0, 0x01, 0x49);
  }

  @Test
  void aWaveformThatCannotBeWrittenIsNamed() {
    SimulationOptions options =
        SimulationOptions.DEFAULT.withWaveform(Path.of("/nowhere/counter.fst"));
    assertThatThrownBy(() -> Simulation.of(Designs.counter(), options))
        .isInstanceOf(CosimulationException.class)
        .hasMessageContaining("/nowhere/counter.fst");
  }

  @Test
  void namesAPortThatDoesNotExist() {
    try (Simulation counter = Simulation.of(Designs.counter())) {
      assertThatThrownBy(() -> counter.poke("enabel", 1))
          .isInstanceOf(CosimulationException.class)
          .hasMessage("Counter has no port 'enabel'; it has [clock, reset, enable, count].");
    }
  }

  @Test
  void refusesUseAfterClose() {
    Simulation counter = Simulation.of(Designs.counter());
    Port count = counter.port("count");
    counter.close();
    assertThatThrownBy(count::peek).hasMessage("The simulation of Counter is closed.");
    assertThatThrownBy(counter::step).hasMessage("The simulation of Counter is closed.");
    assertThatThrownBy(() -> counter.poke("enable", 1))
        .hasMessage("The simulation of Counter is closed.");
  }
}
