package org.firefly.hdl.tutorial;

import static org.firefly.hdl.Hardware.bool;
import static org.firefly.hdl.Hardware.bundle;
import static org.firefly.hdl.Hardware.member;
import static org.firefly.hdl.Hardware.mux;
import static org.firefly.hdl.Hardware.signedLiteral;
import static org.firefly.hdl.Hardware.sint;

import org.firefly.hdl.Bool;
import org.firefly.hdl.Bundle;
import org.firefly.hdl.DataType;
import org.firefly.hdl.Module;
import org.firefly.hdl.SInt;

/** Multiplies and accumulates; the sum includes an operand pair three clocks after it came. */
final class Mac extends Module {
  /** A pair of factors; {@code first} starts a new sum. */
  record Operands(SInt a, SInt b, Bool first) implements Bundle {
    static DataType<Operands> type(int bits) {
      return bundle(Operands.class, member("a", sint(bits)), member("b", sint(bits)));
    }
  }

  final Bool valid = input(bool());
  final Operands in;
  final SInt sum;
  private final SInt product;
  private final SInt total;

  Mac(int bits, int sumBits) {
    in = input(Operands.type(bits));
    sum = output(sint(sumBits));
    product = next(next(in.a()).times(next(in.b())));
    Bool first = delay(in.first(), 2);
    Bool enable = delay(valid, 2);
    total = register(sint(sumBits), 0);
    SInt base = mux(first, signedLiteral(0, sumBits), total);
    when(enable, () -> total.set(base.plus(product)));
    sum.set(total);
    total.attribute("use_dsp", "yes");
  }
}
