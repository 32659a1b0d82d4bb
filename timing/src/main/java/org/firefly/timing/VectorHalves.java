package org.firefly.timing;

import java.util.Arrays;

/** The vector buffer of packed layers: one time step is gathered while another is worked on. */
final class VectorHalves {
  private static final int HALVES = 2;

  private final double[] ends = new double[HALVES];
  private int half;
  private double complete;

  /** A new descriptor finds both halves free. */
  void begin() {
    Arrays.fill(ends, 0);
  }

  /** Clock from which the next time step may be gathered. */
  double free() {
    return ends[half];
  }

  /** Clock at which the present time step is complete. */
  double complete() {
    return complete;
  }

  void complete(double clock) {
    complete = clock;
  }

  /** The last position that needs the present time step has passed. */
  void leave(double clock) {
    ends[half] = clock;
    half = (half + 1) % HALVES;
  }
}
