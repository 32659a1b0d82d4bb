package org.firefly.simulator.run;

import org.firefly.architecture.AcceleratorConfig;

/** Additions of {@code membraneBits} two's complement that wrap around and remember it. */
final class MembraneArithmetic {
  private final int shift;
  private boolean overflow;

  MembraneArithmetic(AcceleratorConfig config) {
    this.shift = Integer.SIZE - config.membraneBits();
  }

  /** The wrapped sum; raises the flag when it is not the true one. */
  int add(int a, int b) {
    return wrap((long) a + b);
  }

  /** An exact result at the width of a membrane; raises the flag when it does not fit. */
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
