package org.firefly.accelerator.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.firefly.accelerator.channel.CoreWidths;
import org.firefly.accelerator.primitive.Dsp48e2;
import org.firefly.architecture.AcceleratorConfig;
import org.firefly.hdl.Elaboration;
import org.firefly.hdl.SystemVerilog;
import org.firefly.hdl.synthesis.ResourceReport;
import org.firefly.hdl.synthesis.YosysSynthesis;
import org.firefly.hdl.tool.ExternalTool;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

class EventBackReportTest {
  private static final Logger LOG = LoggerFactory.getLogger(EventBackReportTest.class);

  @Test
  void staysWithinItsResources() {
    ResourceReport found = YosysSynthesis.analyse(circuit(32, 4).withoutSource(Dsp48e2.MODEL_FILE));
    LOG.info("{}", found);
    assertThat(found.dsp48e2()).isEqualTo(32);
    // Membranes 32, turns 10, a row of pooled words 2.
    assertThat(found.ramb36()).isEqualTo(44);
    assertThat(found.ramb18()).isZero();
    assertThat(found.lut() + found.lutRam() + found.srl()).isLessThanOrEqualTo(7_500);
    assertThat(found.ff()).isLessThanOrEqualTo(6_000);
    assertThat(found.worstPath().lutLevels()).isLessThanOrEqualTo(6);
  }

  @ParameterizedTest
  @CsvSource({"32, 4", "16, 4", "16, 8", "32, 2"})
  void verilatorHasNothingToSayAboutIt(int p, int steps, @TempDir Path folder) {
    SystemVerilog circuit = circuit(p, steps);
    List<String> command =
        new ArrayList<>(List.of("verilator", "--lint-only", "-Wall", "--top", circuit.topName()));
    circuit.writeTo(folder).forEach(file -> command.add(file.toString()));
    ExternalTool.Result lint = ExternalTool.run(folder, command, "install verilator");
    assertThat(lint.output()).isEmpty();
    assertThat(lint.exitCode()).isZero();
  }

  private static SystemVerilog circuit(int p, int steps) {
    AcceleratorConfig config = EventBackTest.config(p, steps);
    EventSizes sizes = EventBackTest.sizes(p, steps);
    return Elaboration.of(new EventBack(new CoreWidths(config), sizes)).toSystemVerilogPerModule();
  }
}
