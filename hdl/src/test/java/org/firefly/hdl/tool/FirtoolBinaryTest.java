package org.firefly.hdl.tool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Arrays;
import java.util.List;
import org.firefly.hdl.tree.HardwareException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FirtoolBinaryTest {
  @TempDir Path cache;

  @Test
  void isExtractedExecutableUnderItsVersion() {
    Path binary = FirtoolBinary.locate("Linux", "amd64", cache);
    assertThat(binary).isEqualTo(cache.resolve("firtool-1.62.1-linux-x64").resolve("firtool"));
    assertThat(Files.isExecutable(binary)).isTrue();
    assertThat(binary.getParent().toFile().list())
        .containsExactlyInAnyOrder("firtool", "firtool.seal");
  }

  @Test
  void aDamagedOneIsExtractedAgain() throws IOException {
    Path binary = FirtoolBinary.locate("Linux", "amd64", cache);
    byte[] whole = Files.readAllBytes(binary);
    for (byte[] damaged : List.of(Arrays.copyOf(whole, whole.length / 2), flipped(whole))) {
      Files.write(binary, damaged);
      FirtoolBinary.locate("Linux", "amd64", cache);
      assertThat(Files.mismatch(binary, Files.write(cache.resolve("whole"), whole))).isEqualTo(-1);
    }
  }

  private static byte[] flipped(byte[] whole) {
    byte[] flipped = whole.clone();
    flipped[whole.length / 3] ^= 1;
    return flipped;
  }

  @Test
  void aCacheThatCannotBeWrittenIsOneSentence() throws IOException {
    Path file = Files.writeString(cache.resolve("file"), "in the way");
    assertThatThrownBy(() -> FirtoolBinary.locate("Linux", "amd64", file))
        .isInstanceOf(HardwareException.class)
        .hasMessageContaining("cannot extract firtool to " + file)
        .hasMessageEndingWith("set FIREFLY_CACHE to a folder that can be written");
  }

  @Test
  void isExtractedOnce() throws IOException {
    Path binary = FirtoolBinary.locate("Linux", "amd64", cache);
    FileTime past = FileTime.fromMillis(1_000_000_000_000L);
    Files.setLastModifiedTime(binary, past);
    FirtoolBinary.locate("Linux", "amd64", cache);
    assertThat(Files.getLastModifiedTime(binary)).isEqualTo(past);
  }

  @Test
  void isPickedByPlatform() {
    assertThat(FirtoolBinary.locate("Windows 11", "amd64", cache)).hasFileName("firtool.exe");
    assertThat(FirtoolBinary.locate("Mac OS X", "aarch64", cache).toString()).contains("macos-x64");
  }

  @Test
  void otherPlatformsAreNamedInTheError() {
    assertThatThrownBy(() -> FirtoolBinary.locate("Linux", "riscv64", cache))
        .isInstanceOf(HardwareException.class)
        .hasMessage(
            "there is no firtool for Linux on riscv64; generate SystemVerilog on Linux x64, Windows"
                + " x64 or macOS");
  }

  @Test
  void missingProgramIsASentenceWithTheRemedy() {
    assertThatThrownBy(
            () -> ExternalTool.run(cache, List.of("no-such-program"), "install it with: x"))
        .isInstanceOf(HardwareException.class)
        .hasMessage("cannot run no-such-program; install it with: x");
  }
}
