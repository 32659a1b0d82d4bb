package org.firefly.cli;

import org.firefly.architecture.board.Board;
import org.firefly.architecture.program.Program;
import org.firefly.host.samples.SampleSource;
import org.firefly.rtl.Recording;
import org.firefly.runtime.Device;
import org.firefly.runtime.Inference;
import org.firefly.runtime.InferenceRunner;
import org.firefly.runtime.simulated.BlockObserver;

/**
 * A program on the device that the command line names, with a bar of progress.
 *
 * @param threads of the simulator
 * @param recording what is kept of a run of the RTL
 */
record DeviceRun(
    Program program, Board board, DeviceOptions device, int threads, Recording recording) {
  /** A run of which nothing is kept. */
  DeviceRun(Program program, Board board, DeviceOptions device, int threads) {
    this(program, board, device, threads, Recording.NONE);
  }

  /**
   * Runs the first samples of a source.
   *
   * @param observer sees every layer, unless the device is a board
   * @throws InterruptedException when the thread was interrupted
   */
  Inference infer(BlockObserver observer, SampleSource source, int samples)
      throws InterruptedException {
    try (ConsoleProgress progress = ConsoleProgress.of("Running", samples);
        Device opened =
            device.open(program, board, threads, observer, progress::clocks, recording)) {
      return new InferenceRunner(opened, source).run(samples, progress);
    }
  }
}
