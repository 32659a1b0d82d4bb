package org.firefly.accelerator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.firefly.architecture.AcceleratorConfig;
import org.firefly.hdl.tool.ExternalTool;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BlocksTest {
  @ParameterizedTest
  @ValueSource(ints = {16, 32})
  void verilatorHasNothingToSayAboutGeneratedBlocks(int parallelism, @TempDir Path folder) {
    AcceleratorConfig config = AcceleratorConfig.ofParallelism(parallelism);
    for (String block : Blocks.names()) {
      var circuit = Blocks.elaborate(block, config).toSystemVerilogPerModule();
      List<String> command =
          new ArrayList<>(List.of("verilator", "--lint-only", "-Wall", "--top", circuit.topName()));
      circuit.writeTo(folder).forEach(file -> command.add(file.toString()));
      ExternalTool.Result lint = ExternalTool.run(folder, command, "install verilator");
      assertThat(lint.output()).isEmpty();
      assertThat(lint.exitCode()).isZero();
    }
  }

  @Test
  void refusesAnUnknownBlockAndNamesTheKnownOnes() {
    AcceleratorConfig config = AcceleratorConfig.ofParallelism(16);
    assertThatThrownBy(() -> Blocks.elaborate("multiplier", config))
        .isInstanceOf(AcceleratorException.class)
        .hasMessage("There is no block \"multiplier\"; the known blocks are synapse-array.");
  }
}
