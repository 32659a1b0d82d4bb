package org.firefly.hdl.tree;

/**
 * Type of a signal: an unsigned or two's complement integer of fixed width, or a clock.
 *
 * @param kind how the bits are read
 * @param width number of bits, 1 or more
 */
public record GroundType(Kind kind, int width) {
  /** How the bits of a signal are read. */
  public enum Kind {
    UNSIGNED,
    SIGNED,
    CLOCK
  }

  /** Type of a clock, one bit wide. */
  public static final GroundType CLOCK = new GroundType(Kind.CLOCK, 1);

  /**
   * @throws HardwareException if the width is less than 1
   */
  public GroundType {
    if (width < 1) {
      throw new HardwareException("a signal needs at least one bit, not " + width);
    }
  }

  /** An unsigned integer of {@code width} bits. */
  public static GroundType unsigned(int width) {
    return new GroundType(Kind.UNSIGNED, width);
  }

  /** A two's complement integer of {@code width} bits. */
  public static GroundType signed(int width) {
    return new GroundType(Kind.SIGNED, width);
  }

  /** Whether this is a two's complement integer. */
  public boolean isSigned() {
    return kind == Kind.SIGNED;
  }
}
