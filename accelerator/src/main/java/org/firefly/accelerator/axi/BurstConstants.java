package org.firefly.accelerator.axi;

import org.firefly.hdl.UInt;

/** Codes of AXI4 that all bursts of the accelerator share. */
final class BurstConstants {
  /** AxBURST: addresses go up. */
  static final int INCREMENTING = 0b01;

  /** AxCACHE: not cached, but an interconnect may merge and split bursts. */
  static final int NORMAL_BUFFERABLE = 0b0011;

  /** AxPROT. */
  static final int DATA_SECURE_UNPRIVILEGED = 0b000;

  private BurstConstants() {}

  /** AxSIZE of beats that are as wide as the data bus. */
  static int sizeOf(UInt data) {
    return Integer.numberOfTrailingZeros(data.width() / 8);
  }
}
