package org.firefly.hdl.tool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.firefly.hdl.tree.HardwareException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Tools end with the program that started them. */
@Timeout(120)
class ChildProcessTest {
  @TempDir private Path folder;

  private long started(String file) throws IOException, InterruptedException {
    Path path = folder.resolve(file);
    while (!Files.exists(path) || !Files.readString(path).endsWith("\n")) {
      Thread.sleep(20);
    }
    return Long.parseLong(Files.readString(path).strip());
  }

  /** Processes of others cannot be waited for, so they are looked at. */
  private static void assertEnds(long process) throws InterruptedException {
    while (ProcessHandle.of(process).filter(ChildProcess::isRunning).isPresent()) {
      Thread.sleep(20);
    }
  }

  @Test
  void aProcessThatIsToldToEndTakesItsToolsAlong() throws Exception {
    Process process =
        new ProcessBuilder(
                ProcessHandle.current().info().command().orElseThrow(),
                "-cp",
                System.getProperty("java.class.path"),
                BuildForever.class.getName(),
                folder.toString())
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    long child = started("child");
    long shell = started("pid");
    process.destroy();
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertEnds(child);
    assertEnds(shell);
  }

  @Test
  void anInterruptedThreadTakesItsToolAlong() throws Exception {
    Thread here = Thread.currentThread();
    Thread interrupter =
        new Thread(
            () -> {
              try {
                started("pid");
              } catch (IOException | InterruptedException e) {
                throw new AssertionError(e);
              }
              here.interrupt();
            });
    interrupter.start();
    assertThatThrownBy(() -> BuildForever.main(new String[] {folder.toString()}))
        .isInstanceOf(HardwareException.class)
        .hasMessageContaining("interrupted while sh was running");
    assertThat(Thread.interrupted()).isTrue();
    interrupter.join();
    assertEnds(started("child"));
    assertEnds(started("pid"));
  }

  @Test
  void aToolThatEndsGivesItsExitCode() {
    assertThat(ExternalTool.run(folder, List.of("sh", "-c", "echo x; exit 7"), "-"))
        .isEqualTo(new ExternalTool.Result(7, "x\n"));
  }
}
