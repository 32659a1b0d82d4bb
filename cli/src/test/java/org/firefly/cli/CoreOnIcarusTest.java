package org.firefly.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.firefly.hdl.tool.ExternalTool.Result;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * A simulator with four states, which has nothing in common with Verilator, runs a whole network.
 */
@Timeout(600)
class CoreOnIcarusTest {
  @TempDir private static Path folder;
  private static IcarusCore core;

  @BeforeAll
  static void compile() throws IOException {
    core = IcarusCore.compile(folder, "sim/DSP48E2.sv");
  }

  @Test
  void itLeavesWhatTheSimulatorLeaves() throws IOException {
    Result result = core.run();
    assertThat(result.output()).isEqualTo(IcarusCore.EQUAL);
    assertThat(result.exitCode()).isZero();
  }

  @Test
  void anotherResultIsFound() throws IOException {
    Path after = core.golden().resolve("after.bin");
    byte[] healthy = Files.readAllBytes(after);
    byte[] changed = healthy.clone();
    changed[changed.length - 1] ^= 1;
    Files.write(after, changed);
    Result result = core.run();
    Files.write(after, healthy);
    assertThat(result.output()).startsWith("DIFFERENT: 1 of 128 bytes, at offset 00006d7f first:");
    assertThat(result.exitCode()).isEqualTo(1);
  }

  @Test
  void aDamagedDescriptorEndsTheRunWithItsError() throws IOException {
    Path before = core.golden().resolve("before.bin");
    byte[] healthy = Files.readAllBytes(before);
    byte[] changed = healthy.clone();
    changed[3] ^= 1;
    Files.write(before, changed);
    Result result = core.run();
    Files.write(before, healthy);
    assertThat(result.output()).containsPattern("^not done after \\d+ clocks: STATUS is 00000104");
    assertThat(result.exitCode()).isEqualTo(1);
  }

  @Test
  void missingImagesAreNamed() throws IOException {
    Path before = core.golden().resolve("before.bin");
    Path away = Files.move(before, before.resolveSibling("away"));
    Result result = core.run();
    Files.move(away, before);
    assertThat(result.output())
        .startsWith("before.bin and after.bin of 28032 bytes are not in the folder where");
    assertThat(result.exitCode()).isEqualTo(1);
  }
}
