package org.firefly.training;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class NativeWorkTest {
  private static final int TERMINATED = 128 + 15;

  /** Works without end, a tenth of a second at a time, in two threads. */
  static final class Busy {
    private Busy() {}

    public static void main(String[] arguments) {
      for (int i = 0; i < 2; i++) {
        new Thread(Busy::work).start();
      }
    }

    private static void work() {
      while (true) {
        NativeWork.run(Busy::piece);
      }
    }

    private static void piece() {
      System.out.println("begin");
      try {
        TimeUnit.MILLISECONDS.sleep(100);
      } catch (InterruptedException e) {
        return;
      }
      System.out.println("end");
    }
  }

  @Test
  void whatHasBegunEndsBeforeTheProcessDoesAndNothingElseBegins()
      throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                Busy.class.getName())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    int begun = 0;
    int ended = 0;
    try (BufferedReader lines = process.inputReader()) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        begun += line.equals("begin") ? 1 : 0;
        ended += line.equals("end") ? 1 : 0;
        if (begun == 5) {
          process.toHandle().destroy(); // leaves its output open
        }
      }
    } finally {
      process.destroy();
    }
    assertThat(process.waitFor()).isEqualTo(TERMINATED);
    assertThat(begun).isGreaterThanOrEqualTo(5);
    assertThat(ended).isEqualTo(begun);
  }
}
