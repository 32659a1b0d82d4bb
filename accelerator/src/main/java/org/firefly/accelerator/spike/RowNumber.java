package org.firefly.accelerator.spike;

import org.firefly.hdl.Bool;
import org.firefly.hdl.UInt;

/** Compares numbers of rows, which wrap. */
final class RowNumber {
  private RowNumber() {}

  /** Whether {@code number} is {@code goal} or up to half of all numbers behind it. */
  static Bool reaches(UInt number, UInt goal) {
    int top = number.width() - 1;
    Bool less = number.truncate(top).lt(goal.truncate(top));
    return number.bit(top).xor(goal.bit(top)).xor(less).not();
  }
}
