package org.firefly.runtime.driver;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** Stands in where there is no interrupt: the driver looks at the status every 100 us. */
public final class PollingInterrupt implements Interrupt {
  private static final long PERIOD_NANOS = 100_000;

  @Override
  public void arm() {
    // There is nothing to let through.
  }

  @Override
  public void await(Duration atMost) throws InterruptedException {
    TimeUnit.NANOSECONDS.sleep(Math.min(PERIOD_NANOS, atMost.toNanos()));
  }
}
