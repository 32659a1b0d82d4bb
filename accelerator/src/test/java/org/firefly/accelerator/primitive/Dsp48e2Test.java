package org.firefly.accelerator.primitive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.firefly.cosimulation.Simulation;
import org.firefly.cosimulation.bench.Seed;
import org.firefly.cosimulation.model.CosimulationException;
import org.firefly.cosimulation.model.Design;
import org.firefly.cosimulation.model.PortSpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class Dsp48e2Test {
  private static final String SYNAPSE_PARAMETERS =
      """
      .USE_SIMD("FOUR12"), .USE_MULT("NONE"), .MREG(0), .AREG(2), .BREG(2), .ADREG(0), .DREG(0),
      .INMODEREG(0), .ALUMODEREG(0), .CARRYINREG(0), .CARRYINSELREG(0)
      """;

  private static final String MULTIPLY_PARAMETERS =
      """
      .USE_MULT("MULTIPLY"), .ADREG(0), .DREG(0), .INMODEREG(0), .ALUMODEREG(0), .CARRYINREG(0),
      .CARRYINSELREG(0)
      """;

  private static final int PRODUCT_PLUS_C = 0b000_110_101;
  private static final int PRODUCT_PLUS_P = 0b000_100_101;

  @Test
  void hasThePortsParametersAndDefaultsOfThePrimitiveThatYosysKnows() throws IOException {
    String cells = Files.readString(yosysCells());
    int start = cells.indexOf("module DSP48E2 (");
    String primitive = cells.substring(start, cells.indexOf("endmodule", start));
    assertThat(declarations(primitive)).hasSize(96);
    assertThat(declarations(Dsp48e2.simulationModel())).isEqualTo(declarations(primitive));
  }

  /** Yosys keeps its library beside its programs. */
  private static Path yosysCells() throws IOException {
    for (String folder : System.getenv("PATH").split(File.pathSeparator)) {
      Path yosys = Path.of(folder, "yosys");
      if (Files.isExecutable(yosys)) {
        Path prefix = yosys.toRealPath().getParent().getParent();
        return prefix.resolve(Path.of("share", "yosys", "xilinx", "cells_xtra.v"));
      }
    }
    throw new AssertionError("This test needs Yosys; install it with: apt-get install yosys");
  }

  /** Parameters with defaults, and ports, in order. */
  private static List<String> declarations(String verilog) {
    Matcher declaration =
        Pattern.compile("^ +(parameter|input|output)( +wire)?( [^;,\\n]*)", Pattern.MULTILINE)
            .matcher(verilog);
    return declaration
        .results()
        .map(found -> found.group(1) + found.group(3))
        .filter(text -> !text.contains(" v)")) // arguments of the model's function
        .toList();
  }

  @ParameterizedTest
  @CsvSource({
    "opmode, 0b000100000, OPMODE",
    "opmode, 0b110000000, OPMODE",
    "opmode, 0b000000001, OPMODE",
    "alumode, 0b0011, ALUMODE",
    "carryin, 1, carry"
  })
  void stopsInModesThatAreNotModelled(String pin, String value, String complaint) {
    int bits = Integer.parseInt(value.replace("0b", ""), 2);
    try (Simulation slice = Simulation.of(slice(SYNAPSE_PARAMETERS))) {
      slice.step();
      slice.poke(pin, bits);
      assertThatThrownBy(slice::step)
          .isInstanceOf(CosimulationException.class)
          .hasMessageContaining(complaint);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "opmode, 0b000000101, OPMODE",
    "opmode, 0b000110000, OPMODE",
    "opmode, 0b010110101, OPMODE",
    "inmode, 0b00100, INMODE",
    "alumode, 0b0011, ALUMODE",
    "carryin, 1, carry"
  })
  void stopsInModesOfTheMultiplierThatAreNotModelled(String pin, String value, String complaint) {
    try (Simulation slice = Simulation.of(slice(MULTIPLY_PARAMETERS))) {
      slice.poke("opmode", PRODUCT_PLUS_C);
      slice.step();
      slice.poke(pin, Integer.parseInt(value.replace("0b", ""), 2));
      assertThatThrownBy(slice::step)
          .isInstanceOf(CosimulationException.class)
          .hasMessageContaining(complaint);
    }
  }

  @Test
  void multipliesAndAddsOrAccumulatesAsIntegersDo() {
    Random random = Seed.of("DSP48E2 multiplier").random();
    try (Simulation slice = Simulation.of(slice(MULTIPLY_PARAMETERS))) {
      Deque<Long> products = new ArrayDeque<>();
      boolean accumulates = false;
      long addend = 0;
      long result = 0;
      for (int i = 0; i < 20_000; i++) {
        long a = signed(27, random);
        long b = signed(18, random);
        slice.poke("a", a & 0x3fffffff);
        slice.port("b").poke(0, 18, b);
        long product = i < 2 ? 0 : products.remove();
        result = i == 0 ? 0 : (product + (accumulates ? result : addend)) << 16 >> 16;
        accumulates = random.nextInt(3) == 0;
        slice.poke("opmode", accumulates ? PRODUCT_PLUS_P : PRODUCT_PLUS_C);
        addend = signed(48, random);
        slice.port("c").poke(0, 48, addend);
        slice.step();
        products.add(a * b);
        assertThat(slice.port("p").peekSigned()).as("step %d", i).isEqualTo(result);
      }
    }
  }

  private static long signed(int bits, Random random) {
    long max = (1L << (bits - 1)) - 1;
    return switch (random.nextInt(6)) {
      case 0 -> max;
      case 1 -> -max - 1;
      default -> random.nextLong() >> (Long.SIZE - bits);
    };
  }

  @Test
  void stopsWithTheDefaultParametersSinceTheyHaveOtherRegisters() {
    try (Simulation slice = Simulation.of(slice(""))) {
      assertThatThrownBy(slice::step)
          .isInstanceOf(CosimulationException.class)
          .hasMessageContaining("all other control registers 0");
    }
  }

  private static Design slice(String parameters) {
    Design bench =
        Design.of(
            "SliceBench",
            """
            module SliceBench(input clock, input reset, input [8:0] opmode, input [3:0] alumode,
                              input carryin, input [4:0] inmode, input [29:0] a, input [17:0] b,
                              input [47:0] c, output [47:0] p);
              DSP48E2 #(%s) slice (.CLK(clock), .OPMODE(opmode), .ALUMODE(alumode),
                  .CARRYIN(carryin), .P(p), .CEP(1'b1), .CECTRL(1'b1), .RSTP(1'b0),
                  .RSTCTRL(1'b0), .CARRYINSEL(3'd0), .INMODE(inmode), .A(a), .B(b), .C(c),
                  .CEA2(1'b1), .CEB2(1'b1), .CEC(1'b1), .CEM(1'b1), .RSTA(1'b0), .RSTB(1'b0),
                  .RSTC(1'b0), .RSTM(1'b0));
            endmodule
            """
                .formatted(parameters),
            PortSpec.input("opmode", 9),
            PortSpec.input("alumode", 4),
            PortSpec.input("carryin", 1),
            PortSpec.input("inmode", 5),
            PortSpec.input("a", 30),
            PortSpec.input("b", 18),
            PortSpec.input("c", 48),
            PortSpec.output("p", 48));
    return new Design(
        bench.top(),
        bench.ports(),
        List.of(
            bench.sources().get(0),
            new Design.Source(Dsp48e2.MODEL_FILE, Dsp48e2.simulationModel())));
  }
}
