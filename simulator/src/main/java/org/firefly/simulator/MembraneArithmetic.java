package org.firefly.simulator;

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
    int sum = a + b;
    int wrapped = sum << shift >> shift;
    overflow |= wrapped != sum;
    return wrapped;
  }

  /** The wrapped difference; raises the flag when it is not the true one. */
  int subtract(int a, int b) {
    return add(a, -b);
  }

  /** Whether an addition has left the range since the object was made. */
  boolean overflow() {
    return overflow;
  }
}
