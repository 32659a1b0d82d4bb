package org.firefly.accelerator.weight;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.firefly.accelerator.channel.CoreWidths;
import org.firefly.architecture.AcceleratorConfig;
import org.firefly.architecture.Setting;
import org.firefly.hdl.Elaboration;
import org.firefly.hdl.synthesis.ResourceReport;
import org.firefly.hdl.synthesis.YosysSynthesis;
import org.firefly.hdl.tool.ExternalTool;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

class WeightPathReportTest {
  private static final Logger LOG = LoggerFactory.getLogger(WeightPathReportTest.class);

  @ParameterizedTest
  @CsvSource({"16, 2000, 2500, 38", "32, 3000, 4500, 148"})
  void staysWithinItsResources(int parallelism, int mostLuts, int mostFlipFlops, int mostRams) {
    ResourceReport found =
        YosysSynthesis.analyse(
            elaborate(AcceleratorConfig.ofParallelism(parallelism)).toSystemVerilog());
    LOG.info("P = {}: {}", parallelism, found);
    assertThat(found.lut() + found.lutRam() + found.srl()).isLessThanOrEqualTo(mostLuts);
    assertThat(found.ff()).isLessThanOrEqualTo(mostFlipFlops);
    assertThat(found.ramb36() + (found.ramb18() + 1) / 2).isLessThanOrEqualTo(mostRams);
    assertThat(found.worstPath().lutLevels()).isLessThanOrEqualTo(5);
  }

  @ParameterizedTest
  @CsvSource({"16, 128, 64, 1024", "16, 64, 2, 64", "32, 256, 1024, 64", "32, 64, 8, 4096"})
  void verilatorHasNothingToSay(
      int parallelism, int busBits, int ringTiles, int tableDepth, @TempDir Path folder) {
    AcceleratorConfig config =
        WeightPathTest.config(parallelism, busBits, ringTiles)
            .with(Setting.PASS_TABLE_DEPTH, tableDepth);
    var circuit = elaborate(config).toSystemVerilogPerModule();
    List<String> command =
        new ArrayList<>(List.of("verilator", "--lint-only", "-Wall", "--top", circuit.topName()));
    circuit.writeTo(folder).forEach(file -> command.add(file.toString()));
    ExternalTool.Result lint = ExternalTool.run(folder, command, "install verilator");
    assertThat(lint.output()).isEmpty();
    assertThat(lint.exitCode()).isZero();
  }

  private static Elaboration elaborate(AcceleratorConfig config) {
    return Elaboration.of(new WeightPath(new CoreWidths(config)));
  }
}
