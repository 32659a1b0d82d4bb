package org.firefly.simulator.run;

/** Additions of membranes or currents in two's complement that wrap around and remember it. */
final class MembraneArithmetic {
  private final int shift;
  private boolean overflow;

  /**
   * @param bits width of a membrane or current
   */
  MembraneArithmetic(int bits) {
    this.shift = Integer.SIZE - bits;
  }

  /** An exact result at this width; raises the flag when it does not fit. */
  int wrap(long exact) {
    int wrapped = (int) exact << shift >> shift;
    overflow |= wrapped != exact;
    return wrapped;
  }

  /** Whether an addition has left the range since the object was made. */
  boolean overflow() {
    return overflow;
  }
}
