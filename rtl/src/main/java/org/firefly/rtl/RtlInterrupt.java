package org.firefly.rtl;

import java.time.Duration;
import org.firefly.runtime.driver.Interrupt;

/** Lets the clock run while a driver waits. */
record RtlInterrupt(RtlClock clock) implements Interrupt {
  @Override
  public void arm() {
    // The line is a level; it stays up until the driver clears the core's request.
  }

  @Override
  public void await(Duration atMost) throws InterruptedException {
    if (Thread.interrupted()) {
      throw new InterruptedException();
    }
    clock.run();
  }
}
