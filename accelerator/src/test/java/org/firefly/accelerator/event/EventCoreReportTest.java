package org.firefly.accelerator.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.firefly.accelerator.primitive.Dsp48e2;
import org.firefly.hdl.Elaboration;
import org.firefly.hdl.synthesis.ResourceReport;
import org.firefly.hdl.synthesis.YosysSynthesis;
import org.firefly.hdl.tool.ExternalTool;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

class EventCoreReportTest {
  private static final Logger LOG = LoggerFactory.getLogger(EventCoreReportTest.class);

  @Test
  void staysWithinItsResources() {
    ResourceReport report =
        YosysSynthesis.analyse(
            Elaboration.of(new EventCore(EventSizes.standard()))
                .toSystemVerilog()
                .withoutSource(Dsp48e2.MODEL_FILE));
    LOG.info("{}", report);
    assertThat(report.dsp48e2()).isEqualTo(256);
    // Rows of 32 bytes through ports of 18 bits with their parity, eight cells.
    assertThat(report.ramb36() + report.ramb18() / 2.0).isEqualTo(60);
    assertThat(report.lut() + report.lutRam() + report.srl()).isLessThanOrEqualTo(13_000);
    assertThat(report.ff()).isLessThanOrEqualTo(15_000);
    assertThat(report.worstPath().lutLevels()).isLessThanOrEqualTo(6);
  }

  @Test
  void isCleanUnderAllWarnings(@TempDir Path folder) throws Exception {
    List<String> command =
        new ArrayList<>(List.of("verilator", "--lint-only", "-Wall", "--top", "EventCore"));
    Elaboration.of(new EventCore(EventSizes.standard()))
        .toSystemVerilogPerModule()
        .writeTo(folder)
        .stream()
        .map(Path::toString)
        .forEach(command::add);
    ExternalTool.Result result =
        ExternalTool.run(folder, command, "install it with: apt-get install verilator");
    assertThat(result.output()).isEmpty();
    assertThat(result.exitCode()).isZero();
  }
}
