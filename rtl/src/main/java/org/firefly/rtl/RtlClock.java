package org.firefly.rtl;

import java.util.ArrayList;
import java.util.List;
import java.util.function.LongConsumer;

/**
 * Lets the clock of a system run and shows what its cores have finished to all of their watches,
 * whichever core's thread made the clocks.
 */
final class RtlClock {
  /** Clocks until a driver may look again. */
  private static final long SLICE = 5_000;

  /** Clocks between two looks: fewer than a layer takes, so that none is overwritten unseen. */
  private static final long STRIDE = 64;

  private final RtlSystem system;
  private final LongConsumer listener;
  private final Recorder recorder;
  private final List<LayerWatch> watches = new ArrayList<>();

  /**
   * The clock of a system.
   *
   * @param listener hears the number of clocks since the start after each slice
   * @param recorder makes the clocks
   */
  RtlClock(RtlSystem system, LongConsumer listener, Recorder recorder) {
    this.system = system;
    this.listener = listener;
    this.recorder = recorder;
  }

  /** Adds the watch of a core. */
  void show(LayerWatch watch) {
    watches.add(watch);
  }

  /** The start of a block has been written to a core. */
  void started(LayerWatch watch) {
    synchronized (system) {
      watch.started();
      if (watch == watches.get(0)) {
        recorder.started();
      }
    }
  }

  /** Makes a slice of clocks, or fewer if a core requests an interrupt. */
  void run() {
    synchronized (system) {
      long end = system.simulation().cycles() + SLICE;
      while (!system.interruptRequested() && system.simulation().cycles() < end) {
        recorder.step(STRIDE);
        watches.forEach(LayerWatch::look);
      }
      listener.accept(system.simulation().cycles());
    }
  }
}
