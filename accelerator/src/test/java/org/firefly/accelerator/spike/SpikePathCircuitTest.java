package org.firefly.accelerator.spike;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.firefly.accelerator.channel.CoreWidths;
import org.firefly.architecture.AcceleratorConfig;
import org.firefly.hdl.Elaboration;
import org.firefly.hdl.synthesis.ResourceReport;
import org.firefly.hdl.synthesis.YosysSynthesis;
import org.firefly.hdl.tool.ExternalTool;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

class SpikePathCircuitTest {
  private static final Logger LOG = LoggerFactory.getLogger(SpikePathCircuitTest.class);

  @ParameterizedTest
  @ValueSource(ints = {16, 32})
  void verilatorComplainsOfNothingButUnusedLayerRegisters(int parallelism, @TempDir Path folder) {
    var circuit = Elaboration.of(path(parallelism)).toSystemVerilogPerModule();
    List<String> command =
        new ArrayList<>(List.of("verilator", "--lint-only", "-Wall", "--top", circuit.topName()));
    circuit.writeTo(folder).forEach(file -> command.add(file.toString()));
    ExternalTool.Result lint = ExternalTool.run(folder, command, "install verilator");
    List<String> complaints =
        lint.output()
            .lines()
            .filter(line -> line.startsWith("%Warning") || line.startsWith("%Error"))
            .filter(line -> !line.contains("UNUSEDSIGNAL") || !line.contains("'layer_"))
            .filter(line -> !line.contains("Exiting due"))
            .toList();
    assertThat(complaints).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"16, 4100, 2600, 9", "32, 5300, 3100, 9"})
  void staysWithinItsResources(int parallelism, int mostLuts, int mostFlipFlops, int blockRams) {
    ResourceReport found =
        YosysSynthesis.analyse(Elaboration.of(path(parallelism)).toSystemVerilog());
    LOG.info("P = {}: {}", parallelism, found);
    assertThat(found.lut() + found.lutRam() + found.srl()).isLessThanOrEqualTo(mostLuts);
    assertThat(found.ff()).isLessThanOrEqualTo(mostFlipFlops);
    assertThat(2 * found.ramb36() + found.ramb18()).isEqualTo(blockRams * parallelism / 16);
    assertThat(found.worstPath().lutLevels()).isLessThanOrEqualTo(5);
  }

  private static SpikePath path(int parallelism) {
    return new SpikePath(new CoreWidths(AcceleratorConfig.ofParallelism(parallelism)));
  }
}
