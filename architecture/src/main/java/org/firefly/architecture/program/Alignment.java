package org.firefly.architecture.program;

import org.firefly.architecture.AcceleratorConfig;

/** Rounding of memory offsets. */
public final class Alignment {
  private Alignment() {}

  /** Rounds up to the alignment of planes, tiles and tables. */
  public static long up(long bytes) {
    long mask = AcceleratorConfig.ALIGNMENT_BYTES - 1L;
    return (bytes + mask) & ~mask;
  }
}
