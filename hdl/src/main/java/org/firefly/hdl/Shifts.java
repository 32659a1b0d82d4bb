package org.firefly.hdl;

import java.util.List;
import org.firefly.hdl.tree.Primitive;

/** Dynamic shifts without the exponential growth of FIRRTL's {@code dshl}. */
final class Shifts {
  private Shifts() {}

  /** Shifts left in the width of {@code value}; amounts beyond it give zero. */
  static UInt left(UInt value, UInt amount) {
    int useful = Hardware.bitsFor(value.width());
    if (amount.width() <= useful) {
      return shifted(value, amount);
    }
    Bool tooFar = amount.slice(amount.width() - 1, useful).orReduce();
    UInt zero = Hardware.literal(0, value.width());
    return Hardware.mux(tooFar, zero, shifted(value, amount.truncate(useful)));
  }

  private static UInt shifted(UInt value, UInt amount) {
    int grown = value.width() + (1 << amount.width()) - 1;
    return UInt.of(Primitive.DSHL, grown, List.of(value, amount)).truncate(value.width());
  }
}
