package org.firefly.rtl;

import java.time.Duration;
import org.firefly.runtime.driver.Interrupt;

/** Lets the clock run while a driver waits, and shows each finished descriptor to a watch. */
final class RtlInterrupt implements Interrupt {
  /** Clocks until the driver may look again; a finished descriptor ends a slice early. */
  private static final long SLICE = 5_000;

  private final RtlSystem system;
  private final int core;
  private final LayerWatch watch;

  RtlInterrupt(RtlSystem system, int core, LayerWatch watch) {
    this.system = system;
    this.core = core;
    this.watch = watch;
  }

  @Override
  public void arm() {
    // The line is a level; it stays up until the driver clears the core's request.
  }

  @Override
  public void await(Duration atMost) throws InterruptedException {
    if (Thread.interrupted()) {
      throw new InterruptedException();
    }
    synchronized (system) {
      if (system.simulation().peek("irq") == 0) {
        system.simulation().stepUntil("finished_" + core, watch.descriptorsSeen() + 1L, SLICE);
      }
      watch.look();
    }
  }
}
