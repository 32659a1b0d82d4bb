package org.firefly.hdl;

import java.math.BigInteger;
import org.firefly.hdl.tree.GroundType;
import org.firefly.hdl.tree.HardwareException;

/** Makes constants and checks that they fit. */
final class Constants {
  private Constants() {}

  static UInt unsigned(BigInteger value) {
    return unsigned(value, Math.max(1, value.bitLength()));
  }

  static UInt unsigned(BigInteger value, int width) {
    return new UInt(new Binding.Constant(checked(value, GroundType.unsigned(width))), width);
  }

  static SInt signed(BigInteger value, int width) {
    return new SInt(new Binding.Constant(checked(value, GroundType.signed(width))), width);
  }

  static Bool bool(boolean value) {
    return new Bool(new Binding.Constant(value ? BigInteger.ONE : BigInteger.ZERO));
  }

  /** A constant of the type of {@code like}. */
  static Binding.Constant like(Signal like, long value) {
    return new Binding.Constant(checked(BigInteger.valueOf(value), like.type()));
  }

  private static BigInteger checked(BigInteger value, GroundType type) {
    if (type.isSigned()) {
      require(value.bitLength() < type.width(), value, type);
    } else {
      require(value.signum() >= 0 && value.bitLength() <= type.width(), value, type);
    }
    return value;
  }

  private static void require(boolean fits, BigInteger value, GroundType type) {
    if (!fits) {
      String kind = type.isSigned() ? "signed" : "unsigned";
      throw new HardwareException(
          Caller.location(),
          "the constant " + value + " does not fit " + type.width() + " " + kind + " bits");
    }
  }
}
