package org.firefly.accelerator.neuron;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.firefly.accelerator.primitive.Dsp48e2;
import org.firefly.architecture.AcceleratorConfig;
import org.firefly.architecture.MembraneMemory;
import org.firefly.architecture.Setting;
import org.firefly.hdl.Elaboration;
import org.firefly.hdl.SystemVerilog;
import org.firefly.hdl.synthesis.ResourceReport;
import org.firefly.hdl.synthesis.YosysSynthesis;
import org.firefly.hdl.tool.ExternalTool;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

class NeuronPathReportTest {
  private static final Logger LOG = LoggerFactory.getLogger(NeuronPathReportTest.class);

  @ParameterizedTest
  @CsvSource({
    "16, 128, BLOCK, 64, 0, 3200, 3200",
    "16, 128, ULTRA, 0, 8, 3200, 3200",
    "32, 256, ULTRA, 0, 16, 6000, 5200"
  })
  void staysWithinItsResources(
      int p, int busBits, MembraneMemory memory, int ramb36, int uram, int mostLuts, int mostFfs) {
    ResourceReport found =
        YosysSynthesis.analyse(circuit(p, busBits, memory).withoutSource(Dsp48e2.MODEL_FILE));
    LOG.info("P = {}, {} bits, {}: {}", p, busBits, memory, found);
    assertThat(found.dsp48e2()).isEqualTo(p);
    assertThat(found.ramb36()).isEqualTo(ramb36);
    assertThat(found.ramb18()).isZero();
    assertThat(found.uram()).isEqualTo(uram);
    assertThat(found.lut() + found.lutRam() + found.srl()).isLessThanOrEqualTo(mostLuts);
    assertThat(found.ff()).isLessThanOrEqualTo(mostFfs);
    assertThat(found.worstPath().lutLevels()).isLessThanOrEqualTo(5);
  }

  @ParameterizedTest
  @CsvSource({"16, 64", "16, 128", "32, 64", "32, 256"})
  void verilatorHasNothingToSayAboutIt(int p, int busBits, @TempDir Path folder) {
    SystemVerilog circuit = circuit(p, busBits, MembraneMemory.BLOCK);
    List<String> command =
        new ArrayList<>(List.of("verilator", "--lint-only", "-Wall", "--top", circuit.topName()));
    circuit.writeTo(folder).forEach(file -> command.add(file.toString()));
    ExternalTool.Result lint = ExternalTool.run(folder, command, "install verilator");
    assertThat(lint.output()).isEmpty();
    assertThat(lint.exitCode()).isZero();
  }

  private static SystemVerilog circuit(int p, int busBits, MembraneMemory memory) {
    AcceleratorConfig config =
        AcceleratorConfig.ofParallelism(p).with(Setting.BUS_BITS, busBits).with(memory);
    return Elaboration.of(NeuronPathTest.path(config)).toSystemVerilogPerModule();
  }
}
