package org.firefly.hdl.tool;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The folder that the environment names holds firtool too. */
class CacheFolderTest {
  @TempDir private Path folder;

  /** Prints where a process finds firtool. */
  static final class Locate {
    private Locate() {}

    public static void main(String[] arguments) {
      System.out.println(FirtoolBinary.locate());
    }
  }

  @Test
  void firtoolIsExtractedToTheFolderOfTheEnvironment() throws IOException, InterruptedException {
    Path cache = folder.resolve("cache");
    ProcessBuilder builder =
        new ProcessBuilder(
            ProcessHandle.current().info().command().orElseThrow(),
            "-cp",
            System.getProperty("java.class.path"),
            "-Duser.home=" + folder.resolve("home"),
            Locate.class.getName());
    builder.environment().put("FIREFLY_CACHE", cache.toString());
    Process process = builder.redirectErrorStream(true).start();
    String binary = process.inputReader().lines().reduce((first, last) -> last).orElseThrow();
    assertThat(process.waitFor()).as(binary).isZero();
    assertThat(Path.of(binary)).startsWith(cache).isExecutable();
    assertThat(folder.resolve("home")).doesNotExist();
    assertThat(Path.of(binary).getParent().toFile().list())
        .containsExactlyInAnyOrder("firtool", "firtool.seal");
  }
}
