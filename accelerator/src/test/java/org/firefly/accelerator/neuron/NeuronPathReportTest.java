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
    "16, 128, BLOCK, false, 64, 0, 4300, 2700",
    "16, 128, ULTRA, false, 0, 8, 4300, 2700",
    "32, 256, ULTRA, false, 0, 16, 7400, 4600",
    "16, 128, BLOCK, true, 64, 0, 5500, 3400"
  })
  void staysWithinItsResources(
      int p,
      int busBits,
      MembraneMemory memory,
      boolean synapses,
      int ramb36,
      int uram,
      int mostLuts,
      int mostFfs) {
    AcceleratorConfig config = config(p, busBits, memory, synapses);
    ResourceReport found =
        YosysSynthesis.analyse(circuit(config).withoutSource(Dsp48e2.MODEL_FILE));
    LOG.info("P = {}, {} bits, {}, synapses {}: {}", p, busBits, memory, synapses, found);
    assertThat(found.dsp48e2()).isEqualTo(synapses ? 2 * p : p);
    assertThat(found.ramb36()).isEqualTo(ramb36);
    assertThat(found.ramb18()).isZero();
    assertThat(found.uram()).isEqualTo(uram);
    assertThat(found.lut() + found.lutRam() + found.srl()).isLessThanOrEqualTo(mostLuts);
    assertThat(found.ff()).isLessThanOrEqualTo(mostFfs);
    assertThat(found.worstPath().lutLevels()).isLessThanOrEqualTo(5);
  }

  @ParameterizedTest
  @CsvSource({"16, 64, false", "16, 128, true", "32, 64, true", "32, 256, false"})
  void verilatorHasNothingToSayAboutIt(int p, int busBits, boolean synapses, @TempDir Path folder) {
    SystemVerilog circuit = circuit(config(p, busBits, MembraneMemory.BLOCK, synapses));
    List<String> command =
        new ArrayList<>(List.of("verilator", "--lint-only", "-Wall", "--top", circuit.topName()));
    circuit.writeTo(folder).forEach(file -> command.add(file.toString()));
    ExternalTool.Result lint = ExternalTool.run(folder, command, "install verilator");
    assertThat(lint.output()).isEmpty();
    assertThat(lint.exitCode()).isZero();
  }

  /** Currents take the half of the memory that membranes have without them. */
  private static AcceleratorConfig config(
      int p, int busBits, MembraneMemory memory, boolean synapses) {
    AcceleratorConfig config =
        AcceleratorConfig.ofParallelism(p).with(Setting.BUS_BITS, busBits).with(memory);
    return synapses
        ? config.with(Setting.SYNAPSES, 1).with(Setting.MEMBRANE_DEPTH, config.membraneDepth() / 2)
        : config;
  }

  private static SystemVerilog circuit(AcceleratorConfig config) {
    return Elaboration.of(NeuronPathTest.path(config)).toSystemVerilogPerModule();
  }
}
