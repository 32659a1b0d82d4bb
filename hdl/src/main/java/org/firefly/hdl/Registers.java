package org.firefly.hdl;

import org.firefly.hdl.Binding.Declared;

/** Registers that are shaped after a value. */
final class Registers {
  private Registers() {}

  /** Registers of {@code module} with the classes and widths of {@code value}. */
  static <T extends Data> T like(Module module, T value) {
    return Shapes.map(value, signal -> register(module, signal));
  }

  /** {@code value} some clocks later, so that members nobody asks for need no register. */
  static <T extends Data> T next(Module module, T value, int clocks) {
    return Shapes.map(value, signal -> delayed(module, signal, clocks));
  }

  private static Bits delayed(Module module, Bits signal, int clocks) {
    Bits delayed = signal;
    for (int i = 0; i < clocks; i++) {
      Bits register = register(module, signal);
      register.drive(delayed);
      delayed = register;
    }
    return delayed;
  }

  private static Bits register(Module module, Bits like) {
    return module.register(new DataType<>(() -> Shapes.fresh(like)));
  }

  /** Gives every register of {@code value} a value at reset. */
  static void reset(Data value, long resetValue) {
    for (Leaves.Leaf leaf : Leaves.of(value)) {
      Declared register = (Declared) leaf.signal().binding();
      register.resetValue = constant(leaf.signal(), resetValue);
    }
  }

  private static Signal constant(Signal like, long value) {
    Binding.Constant constant = Constants.like(like, value);
    return like.type().isSigned()
        ? new SInt(constant, like.width())
        : new UInt(constant, like.width());
  }
}
