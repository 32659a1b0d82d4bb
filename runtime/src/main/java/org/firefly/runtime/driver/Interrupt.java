package org.firefly.runtime.driver;

import java.time.Duration;

/** How a driver learns that a run may have ended. Waking up for nothing is allowed. */
public interface Interrupt {
  /** Lets the next interrupt through; called before a run and after each wake-up. */
  void arm();

  /**
   * Waits for an interrupt, but not longer than the given time.
   *
   * @throws InterruptedException when the thread was interrupted
   */
  void await(Duration atMost) throws InterruptedException;
}
