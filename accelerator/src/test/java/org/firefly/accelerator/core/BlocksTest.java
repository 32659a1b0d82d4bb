package org.firefly.accelerator.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.firefly.accelerator.AcceleratorException;
import org.firefly.architecture.AcceleratorConfig;
import org.firefly.hdl.tool.ExternalTool;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BlocksTest {
  /** A block on its own has whole bundles as ports, of which it may not use every member. */
  private static final List<String> LINT =
      List.of(
          "verilator",
          "--lint-only",
          "-Wall",
          "-Wno-UNUSEDSIGNAL",
          "-Wno-PINCONNECTEMPTY",
          "--top");

  @ParameterizedTest
  @ValueSource(ints = {16, 32})
  void verilatorHasNothingToSayAboutGeneratedBlocks(int parallelism, @TempDir Path folder) {
    AcceleratorConfig config = AcceleratorConfig.ofParallelism(parallelism);
    for (String block : Blocks.names()) {
      var circuit = Blocks.elaborate(block, config).toSystemVerilogPerModule();
      List<String> command = new ArrayList<>(LINT);
      command.add(circuit.topName());
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
        .hasMessage(
            "There is no block \"multiplier\"; the known blocks are event-engine, neuron-path, "
                + "read-dma, spike-path, synapse-array, weight-path, write-dma.");
  }
}
