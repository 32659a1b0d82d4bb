package org.firefly.conventions;

/** Where a membrane starts. */
enum InitialMembrane {
  /** At 0. */
  ZERO,
  /** At v_leak. */
  LEAK,
  /** At v_reset. */
  RESET
}
