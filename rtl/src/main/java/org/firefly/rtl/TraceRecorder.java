package org.firefly.rtl;

import java.util.List;
import org.firefly.cosimulation.Simulation;

/** Shows every clock of the first run of core 0 to those who watch it. */
final class TraceRecorder implements Recorder {
  private static final long BEFORE_START = -1;

  private final Simulation simulation;
  private final LayerTrace layers;
  private final List<ClockWatch> watches;
  private long start = BEFORE_START;

  /**
   * A recorder.
   *
   * @param layers tells when the run is over
   * @param watches all that look, the layers among them
   */
  TraceRecorder(Simulation simulation, LayerTrace layers, List<ClockWatch> watches) {
    this.simulation = simulation;
    this.layers = layers;
    this.watches = List.copyOf(watches);
  }

  @Override
  public void started() {
    if (start == BEFORE_START) {
      start = simulation.cycles();
    }
  }

  @Override
  public void step(long clocks) {
    for (long left = clocks; left > 0; left--) {
      if (start == BEFORE_START || layers.done()) {
        simulation.step(left);
        return;
      }
      long clock = simulation.cycles() - start;
      watches.forEach(watch -> watch.look(clock));
      simulation.step();
    }
  }
}
