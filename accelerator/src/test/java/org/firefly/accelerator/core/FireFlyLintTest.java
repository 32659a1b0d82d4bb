package org.firefly.accelerator.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.firefly.architecture.AcceleratorConfig;
import org.firefly.architecture.Setting;
import org.firefly.hdl.Elaboration;
import org.firefly.hdl.tool.ExternalTool;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FireFlyLintTest {
  private static final String WAIVERS = "firefly.vlt";

  @ParameterizedTest
  @CsvSource({"16, 2, 1, 0", "32, 1, 1, 0", "16, 1, 1, 1", "16, 2, 2, 0", "32, 1, 3, 1"})
  void theWholeTopLevelIsCleanUnderAllWarnings(
      int parallelism, int cores, int ports, int synapses, @TempDir Path folder) throws Exception {
    AcceleratorConfig config =
        AcceleratorConfig.ofParallelism(parallelism)
            .with(Setting.CORES, cores)
            .with(Setting.WEIGHT_PORTS, ports)
            .with(Setting.SYNAPSES, synapses);
    List<String> command =
        new ArrayList<>(List.of("verilator", "--lint-only", "-Wall", "--top", "FireFly"));
    try (InputStream waivers = getClass().getResourceAsStream("/" + WAIVERS)) {
      Files.write(folder.resolve(WAIVERS), waivers.readAllBytes());
    }
    command.add(folder.resolve(WAIVERS).toString());
    Elaboration.of(new FireFly(config)).toSystemVerilogPerModule().writeTo(folder).stream()
        .map(Path::toString)
        .forEach(command::add);
    ExternalTool.Result result =
        ExternalTool.run(folder, command, "install it with: apt-get install verilator");
    assertThat(result.output()).isEmpty();
    assertThat(result.exitCode()).isZero();
  }
}
