package org.firefly.hdl;

import java.util.List;
import org.firefly.hdl.tree.GroundType;
import org.firefly.hdl.tree.Primitive;

/**
 * An integer in two's complement.
 *
 * <p>Operations take operands of different widths and extend the sign of the narrower one. {@link
 * #plus} and {@link #minus} wrap at the wider operand, {@link #add} and {@link #subtract} grow by
 * one bit. A constant operand must fit the width of this value.
 */
public final class SInt extends Bits {
  SInt(GroundType type) {
    super(type);
  }

  SInt(Binding binding, int width) {
    super(GroundType.signed(width), binding);
  }

  SInt(Binding.Computed result) {
    super(result.type, result);
  }

  static SInt of(Primitive primitive, int width, List<Signal> arguments, int... parameters) {
    return new SInt(Operations.apply(primitive, GroundType.signed(width), arguments, parameters));
  }

  private SInt constant(long value) {
    return new SInt(Constants.like(this, value), width());
  }

  /**
   * Drives this port, wire or register. The sign of a narrower source is extended.
   *
   * @throws org.firefly.hdl.tree.HardwareException if the source is wider, this value cannot be
   *     driven here, or another driver in the same scope would be overruled
   */
  public void set(SInt source) {
    drive(source);
  }

  /** Drives this port, wire or register with a constant. */
  public void set(long value) {
    drive(constant(value));
  }

  /** {@code this + other}, wrapped to the wider of both widths. */
  public SInt plus(SInt other) {
    return add(other).truncate(wider(other));
  }

  /** {@code this + value}, wrapped to this width. */
  public SInt plus(long value) {
    return plus(constant(value));
  }

  /** {@code this + other}, one bit wider than the wider operand. */
  public SInt add(SInt other) {
    return of(Primitive.ADD, wider(other) + 1, List.of(this, other));
  }

  /** {@code this - other}, wrapped to the wider of both widths. */
  public SInt minus(SInt other) {
    return subtract(other).truncate(wider(other));
  }

  /** {@code this - value}, wrapped to this width. */
  public SInt minus(long value) {
    return minus(constant(value));
  }

  /** {@code this - other}, one bit wider than the wider operand. */
  public SInt subtract(SInt other) {
    return of(Primitive.SUB, wider(other) + 1, List.of(this, other));
  }

  /** {@code this * other}, as wide as both operands together. */
  public SInt times(SInt other) {
    return of(Primitive.MUL, width() + other.width(), List.of(this, other));
  }

  /** {@code -this}, one bit wider. */
  public SInt negate() {
    return of(Primitive.NEG, width() + 1, List.of(this));
  }

  /** Whether this is negative. */
  public Bool isNegative() {
    return bit(width() - 1);
  }

  /** {@code this == other}. */
  public Bool eq(SInt other) {
    return compare(Primitive.EQ, other);
  }

  /** {@code this == value}. */
  public Bool eq(long value) {
    return eq(constant(value));
  }

  /** {@code this != other}. */
  public Bool ne(SInt other) {
    return compare(Primitive.NEQ, other);
  }

  /** {@code this < other}. */
  public Bool lt(SInt other) {
    return compare(Primitive.LT, other);
  }

  /** {@code this <= other}. */
  public Bool le(SInt other) {
    return compare(Primitive.LEQ, other);
  }

  /** {@code this > other}. */
  public Bool gt(SInt other) {
    return compare(Primitive.GT, other);
  }

  /** {@code this >= other}. */
  public Bool ge(SInt other) {
    return compare(Primitive.GEQ, other);
  }

  /** {@code this << amount}, wider by {@code amount} bits. */
  public SInt shiftLeft(int amount) {
    return of(Primitive.SHL, width() + amount, List.of(this), amount);
  }

  /** {@code this >> amount} rounded down, narrower by {@code amount} bits but at least one. */
  public SInt shiftRight(int amount) {
    return of(Primitive.SHR, Math.max(1, width() - amount), List.of(this), amount);
  }

  /** {@code this >> amount} rounded down, in this width. */
  public SInt shiftRight(UInt amount) {
    return of(Primitive.DSHR, width(), List.of(this, amount));
  }

  /**
   * The {@code width} least significant bits.
   *
   * @throws org.firefly.hdl.tree.HardwareException if this value is narrower
   */
  public SInt truncate(int width) {
    checkTruncation(width);
    return width == width() ? this : slice(width - 1, 0).asSInt();
  }

  /**
   * The same number in {@code width} bits.
   *
   * @throws org.firefly.hdl.tree.HardwareException if this value is wider
   */
  public SInt signExtend(int width) {
    checkExtension(width);
    return width == width() ? this : of(Primitive.PAD, width, List.of(this), width);
  }

  @Override
  public UInt asUInt() {
    return UInt.of(Primitive.AS_UINT, width(), List.of(this));
  }

  @Override
  public SInt asSInt() {
    return this;
  }
}
