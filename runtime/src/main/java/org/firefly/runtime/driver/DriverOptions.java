package org.firefly.runtime.driver;

import java.time.Duration;
import org.firefly.runtime.DeviceException;

/**
 * How patient a driver is.
 *
 * @param timeout longest time for one batch block
 * @param watchdogClocks clocks without progress after which a core ends a run by itself; 0: never
 */
public record DriverOptions(Duration timeout, int watchdogClocks) {
  /** 10 s a block, and 30 million clocks (0.1 s at 300 MHz) without progress. */
  public static final DriverOptions DEFAULT = new DriverOptions(Duration.ofSeconds(10), 30_000_000);

  public DriverOptions {
    if (timeout.isNegative() || timeout.isZero() || watchdogClocks < 0) {
      throw new DeviceException(
          "The time-out must be longer than 0 s and the watchdog at least 0 clocks; they are "
              + timeout.toSeconds()
              + " s and "
              + watchdogClocks
              + ".");
    }
  }
}
