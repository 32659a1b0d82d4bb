package org.firefly.cosimulation.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import org.firefly.cosimulation.Simulation;
import org.firefly.cosimulation.SimulationOptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VerilatedModelTest {
  private static Design inverter(String comment) {
    return Design.of(
        "Inverter",
        "// %s\nmodule Inverter(input clock, input reset, input a, output b); assign b = ~a; endmodule"
            .formatted(comment),
        PortSpec.input("a", 1),
        PortSpec.output("b", 1));
  }

  @Test
  void takesAnEqualDesignFromTheCache() throws IOException {
    VerilatedModel first = VerilatedModel.build(inverter("one"));
    FileTime built = Files.getLastModifiedTime(first.library());
    VerilatedModel second = VerilatedModel.build(inverter("one"));
    assertThat(second).isEqualTo(first);
    assertThat(Files.getLastModifiedTime(second.library())).isEqualTo(built);
    assertThat(VerilatedModel.build(inverter("two")).library()).isNotEqualTo(first.library());
  }

  @Test
  void tellsHowToInstallWhatIsMissing(@TempDir Path empty) {
    assertThatThrownBy(
            () ->
                VerilatedModel.build(
                    inverter("x"), ModelOptions.DEFAULT, Tools.on(empty.toString())))
        .isInstanceOf(CosimulationException.class)
        .hasMessage(
            "Simulating hardware needs verilator, which is not installed; install it with:"
                + " apt-get install verilator g++ make");
  }

  @Test
  void tellsWhichToolIsMissingBesideVerilator(@TempDir Path folder) throws IOException {
    Path verilator = Files.writeString(folder.resolve("verilator"), "#!/bin/sh\necho 5\n");
    assertThat(verilator.toFile().setExecutable(true)).isTrue();
    assertThatThrownBy(
            () ->
                VerilatedModel.build(
                    inverter("x"), ModelOptions.DEFAULT, Tools.on(folder.toString())))
        .isInstanceOf(CosimulationException.class)
        .hasMessageContaining("needs g++, which is not installed")
        .hasMessageContaining("apt-get install verilator g++ make");
  }

  @Test
  void passesOnWhatVerilatorRefuses() {
    Design broken =
        Design.of("Broken", "module Broken(input clock, input reset); assign x = ; endmodule");
    assertThatThrownBy(() -> VerilatedModel.build(broken))
        .isInstanceOf(CosimulationException.class)
        .hasMessageStartingWith("verilator failed: %Error: Broken.sv:1");
  }

  @Test
  void refusesPortsOfAnotherWidth() {
    Design wrong =
        Design.of(
            "Wrong",
            "module Wrong(input clock, input reset, input [15:0] a); endmodule",
            PortSpec.input("a", 8));
    VerilatedModel model = VerilatedModel.build(wrong);
    assertThatThrownBy(() -> Simulation.of(model, SimulationOptions.DEFAULT))
        .isInstanceOf(CosimulationException.class)
        .hasMessageContaining("Port 'a' of Wrong is declared with 8 bits");
  }

  @Test
  void portNamesMayHoldDoubleUnderscores() {
    Design design =
        Design.of(
            "Names",
            "module Names(input clock, input reset, input a__b, output c___d);"
                + " assign c___d = a__b; endmodule",
            PortSpec.input("a__b", 1),
            PortSpec.output("c___d", 1));
    try (Simulation simulation = Simulation.of(design)) {
      simulation.poke("a__b", 1);
      assertThat(simulation.peek("c___d")).isOne();
    }
  }

  @Test
  void simulatesADesignWithoutClock() {
    Design design =
        new Design(
            "Adder",
            List.of(PortSpec.input("a", 8), PortSpec.output("b", 8)),
            List.of(
                new Design.Source(
                    "Adder.sv",
                    "module Adder(input [7:0] a, output [7:0] b); assign b = a + 1; endmodule")));
    try (Simulation simulation = Simulation.of(design)) {
      simulation.poke("a", 41);
      assertThat(simulation.peek("b")).isEqualTo(42);
      simulation.step(3);
      assertThat(simulation.cycles()).isEqualTo(3);
    }
  }
}
