package org.firefly.rtl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.firefly.architecture.AcceleratorConfig;
import org.firefly.architecture.isa.CoreError;
import org.firefly.architecture.program.Program;
import org.firefly.runtime.Device;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Runs behind the board's files that do not come to their end by themselves. The memory is held, so
 * that a run lasts as long as a test wants, however fast the simulation is.
 */
@Timeout(300)
class BoardEndsRtlTest {
  private static final String BEGINNING = "in layer 0 \\(.*\\)";

  @TempDir private Path folder;
  private final Program program = SmallProgram.of(AcceleratorConfig.ofParallelism(16));
  private RtlBoard board;

  @BeforeEach
  void makeBoard() throws IOException, InterruptedException {
    board = new RtlBoard(folder, program);
  }

  @AfterEach
  void close() {
    board.close();
  }

  @Test
  void aRunBeyondTheTimeOutIsStoppedAndTheNextRunWorks() throws InterruptedException {
    board.configure("watchdog.clocks = 0", "timeout.seconds = 1");
    board.hold();
    board.releaseOnStop();
    board.assertRunFails(
        "Core 0 did not finish within 1 s and was %s, waiting for .*; it was stopped, .*\\."
            .formatted(BEGINNING));
    board.configure("timeout.seconds = 60");
    board.assertRunWorks();
  }

  @Test
  void aRunThatCannotBeStoppedIsToldAndTheNextBitstreamWorks() throws InterruptedException {
    board.configure("watchdog.clocks = 0", "timeout.seconds = 1");
    board.hold();
    board.assertRunFails(
        "Core 0 did not finish within 1 s and was %s.*; it does not stop either, so load .*\\."
            .formatted(BEGINNING));
    board.assertOpenFails("Core 0 is busy in layer ");
    board.reset();
    board.release();
    board.configure("timeout.seconds = 60");
    board.assertRunWorks();
  }

  @Test
  void aMemoryThatIsTooSlowForTheWatchdogIsToldAndTheNextRunWorks() throws InterruptedException {
    board.configure("watchdog.clocks = 2000");
    board.setTiming(RtlBoard.TIMING.withLatency(3_000, 3_000));
    board.assertRunFails(
        "Core 0 failed %s: %s, waiting for .*; .* raise watchdog\\.clocks .*\\."
            .formatted(BEGINNING, CoreError.TIMEOUT.text()));
    board.release();
    board.assertRunWorks();
  }

  @Test
  void aMemoryThatNeverAnswersIsToldAndTheNextBitstreamWorks() throws InterruptedException {
    board.configure("watchdog.clocks = 2000");
    board.hold();
    board.assertRunFails(
        "Core 0 failed %s: %s, waiting for .*; load the bitstream again\\."
            .formatted(BEGINNING, CoreError.STUCK.text()));
    board.reset();
    board.release();
    board.assertRunWorks();
  }

  @Test
  void aBusyCoreIsRefusedAndTheRunThatItIsBusyWithIsRight()
      throws InterruptedException, ExecutionException {
    board.hold();
    try (Device other = board.open()) {
      FutureTask<int[][]> run = new FutureTask<>(() -> SmallProgram.run(other).results());
      new Thread(run).start();
      board.core().awaitBusy();
      board.assertOpenFails("Core 0 is busy in layer ", " that this program did not start");
      board.release();
      assertThat(run.get()).isDeepEqualTo(SmallProgram.expected(program));
    }
    board.assertRunWorks();
  }

  @Test
  void anInterruptedRunLeavesTheCoreIdleAndTheNextRunWorks() throws InterruptedException {
    board.hold();
    board.releaseOnStop();
    try (Device device = board.open()) {
      FutureTask<int[][]> run = new FutureTask<>(() -> SmallProgram.run(device).results());
      Thread thread = new Thread(run);
      thread.start();
      board.core().awaitBusy();
      thread.interrupt();
      assertThatThrownBy(run::get)
          .isInstanceOf(ExecutionException.class)
          .hasCauseInstanceOf(InterruptedException.class);
      assertThat(board.core().busy()).isFalse();
    }
    board.assertRunWorks();
  }
}
