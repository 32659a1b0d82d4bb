package org.firefly.rtl;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.firefly.cosimulation.Simulation;
import org.firefly.files.OutputFile;
import org.firefly.files.ScratchFolder;

/** Writes the waveform of some descriptors of the first run of core 0. */
final class WaveformRecorder implements Recorder {
  private static final String FINISHED = "finished_0";

  private final Simulation simulation;
  private final int first;
  private final int end;
  private final Path file;
  private State state = State.IDLE;

  /** The library writes several files, so they lie in a folder of their own meanwhile. */
  private ScratchFolder scratch;

  private enum State {
    IDLE,
    WAITING,
    WRITING,
    DONE
  }

  /**
   * A recorder.
   *
   * @param first descriptors that are finished when it begins
   * @param end descriptors that are finished when it ends
   */
  WaveformRecorder(Simulation simulation, int first, int end, Path file) {
    this.simulation = simulation;
    this.first = first;
    this.end = end;
    this.file = file;
  }

  @Override
  public void started() {
    if (state == State.IDLE) {
      state = State.WAITING;
      beginIfDue();
    }
  }

  @Override
  public void step(long clocks) {
    switch (state) {
      case WAITING -> {
        simulation.stepUntil(FINISHED, first, clocks);
        beginIfDue();
      }
      case WRITING -> {
        simulation.stepUntil(FINISHED, end, clocks);
        if (simulation.peek(FINISHED) >= end) {
          finish();
        }
      }
      default -> simulation.step(clocks);
    }
  }

  private void beginIfDue() {
    if (simulation.peek(FINISHED) >= first) {
      try {
        scratch = new ScratchFolder("firefly-waveform");
        simulation.openWaveform(whole());
        state = State.WRITING;
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  private Path whole() {
    return scratch.path().resolve("layer.fst");
  }

  private void finish() {
    simulation.closeWaveform();
    state = State.DONE;
    try (ScratchFolder folder = scratch;
        OutputFile output = new OutputFile(file)) {
      Files.copy(folder.path().resolve(whole().getFileName()), output.temporary());
      output.finish();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What there is of a layer that fails is what its waveform was wanted for. */
  @Override
  public void close() {
    if (state == State.WRITING) {
      finish();
    }
  }
}
