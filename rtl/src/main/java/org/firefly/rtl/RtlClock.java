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
  private final List<LayerWatch> watches = new ArrayList<>();

  /**
   * The clock of a system.
   *
   * @param listener hears the number of clocks since the start after each slice
   */
  RtlClock(RtlSystem system, LongConsumer listener) {
    this.system = system;
    this.listener = listener;
  }

  /** Adds the watch of a core. */
  void show(LayerWatch watch) {
    watches.add(watch);
  }

  /** Makes a slice of clocks, or fewer if a core requests an interrupt. */
  void run() {
    synchronized (system) {
      long end = system.simulation().cycles() + SLICE;
      while (!system.interruptRequested() && system.simulation().cycles() < end) {
        system.simulation().step(STRIDE);
        watches.forEach(LayerWatch::look);
      }
      listener.accept(system.simulation().cycles());
    }
  }
}
