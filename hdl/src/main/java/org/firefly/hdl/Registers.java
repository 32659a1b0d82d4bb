package org.firefly.hdl;

/** Registers that are shaped after a value. */
final class Registers {
  private Registers() {}

  /** A register of {@code module} with the class and width of {@code value}. */
  static <T extends Bits> T like(Module module, T value) {
    return module.register(typeOf(value));
  }

  /** {@code value} some clocks later. */
  static <T extends Bits> T next(Module module, T value, int clocks) {
    T delayed = value;
    for (int i = 0; i < clocks; i++) {
      T register = like(module, value);
      register.drive(delayed);
      delayed = register;
    }
    return delayed;
  }

  static Signal constant(Signal like, long value) {
    Binding.Constant constant = Constants.like(like, value);
    return like.type().isSigned()
        ? new SInt(constant, like.width())
        : new UInt(constant, like.width());
  }

  @SuppressWarnings("unchecked") // UInt, SInt and Bool are all the classes there are
  private static <T extends Bits> DataType<T> typeOf(T value) {
    if (value instanceof Bool) {
      return (DataType<T>) Hardware.bool();
    }
    return (DataType<T>)
        (value instanceof SInt ? Hardware.sint(value.width()) : Hardware.uint(value.width()));
  }
}
