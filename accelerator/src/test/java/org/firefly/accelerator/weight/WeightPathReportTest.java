package org.firefly.accelerator.weight;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.firefly.accelerator.channel.CoreWidths;
import org.firefly.accelerator.dma.ReadDma;
import org.firefly.architecture.AcceleratorConfig;
import org.firefly.architecture.Setting;
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

class WeightPathReportTest {
  private static final Logger LOG = LoggerFactory.getLogger(WeightPathReportTest.class);

  @ParameterizedTest
  @CsvSource({"16, 2000, 2500, 38", "32, 3000, 4500, 148"})
  void staysWithinItsResources(int parallelism, int mostLuts, int mostFlipFlops, int mostRams) {
    ResourceReport found =
        YosysSynthesis.analyse(
            elaborate(AcceleratorConfig.ofParallelism(parallelism)).toSystemVerilog());
    LOG.info("P = {}: {}", parallelism, found);
    assertThat(luts(found)).isLessThanOrEqualTo(mostLuts);
    assertThat(found.ff()).isLessThanOrEqualTo(mostFlipFlops);
    assertThat(found.ramb36() + (found.ramb18() + 1) / 2).isLessThanOrEqualTo(mostRams);
    assertThat(found.worstPath().lutLevels()).isLessThanOrEqualTo(5);
  }

  /** A port costs its DMA engine, and what the weight path needs to take its part of the tiles. */
  @ParameterizedTest
  @ValueSource(ints = {2, 3})
  void aFurtherPortTakesAtMost700Luts(int ports) {
    AcceleratorConfig one = AcceleratorConfig.ofParallelism(16);
    ResourceReport before = YosysSynthesis.analyse(elaborate(one).toSystemVerilog());
    ResourceReport after =
        YosysSynthesis.analyse(elaborate(one.with(Setting.WEIGHT_PORTS, ports)).toSystemVerilog());
    ResourceReport engine =
        YosysSynthesis.analyse(
            Elaboration.of(new ReadDma(new CoreWidths(one), WeightPath.FURTHER_TAG_BITS, 0))
                .toSystemVerilog());
    int each = (luts(after) - luts(before)) / (ports - 1) + luts(engine);
    LOG.info("{} ports, each further one {} LUT: {}, {}", ports, each, after, engine);
    assertThat(each).isLessThanOrEqualTo(700);
    assertThat(after.ramb36()).isEqualTo(before.ramb36());
    assertThat(after.worstPath().lutLevels()).isLessThanOrEqualTo(5);
  }

  private static int luts(ResourceReport report) {
    return report.lut() + report.lutRam() + report.srl();
  }

  @ParameterizedTest
  @CsvSource({
    "16, 128, 1, 64, 1024",
    "16, 64, 1, 2, 64",
    "32, 256, 1, 1024, 64",
    "32, 64, 1, 8, 4096",
    "16, 128, 2, 64, 1024",
    "32, 64, 2, 8, 64",
    "16, 128, 3, 2, 64",
    "32, 128, 3, 64, 64"
  })
  void verilatorHasNothingToSay(
      int parallelism,
      int busBits,
      int ports,
      int ringTiles,
      int tableDepth,
      @TempDir Path folder) {
    AcceleratorConfig config =
        WeightPathTest.config(parallelism, busBits, ringTiles)
            .with(Setting.WEIGHT_PORTS, ports)
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
