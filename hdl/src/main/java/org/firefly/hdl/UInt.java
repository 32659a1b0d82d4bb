package org.firefly.hdl;

import java.util.List;
import org.firefly.hdl.tree.GroundType;
import org.firefly.hdl.tree.Primitive;

/**
 * An unsigned integer.
 *
 * <p>Operations take operands of different widths and extend the narrower one with zeros. {@link
 * #plus} and {@link #minus} wrap at the wider operand, {@link #add} and {@link #subtract} grow by
 * one bit, so that no carry is lost. A constant operand must fit the width of this value.
 */
public sealed class UInt extends Bits permits Bool {
  UInt(GroundType type) {
    super(type);
  }

  UInt(Binding binding, int width) {
    super(GroundType.unsigned(width), binding);
  }

  UInt(Binding.Computed result) {
    super(result.type, result);
  }

  static UInt of(Primitive primitive, int width, List<Signal> arguments, int... parameters) {
    return new UInt(Operations.apply(primitive, GroundType.unsigned(width), arguments, parameters));
  }

  private UInt constant(long value) {
    return new UInt(Constants.like(this, value), width());
  }

  /**
   * Drives this port, wire or register. A narrower source is extended with zeros.
   *
   * @throws org.firefly.hdl.tree.HardwareException if the source is wider, this value cannot be
   *     driven here, or another driver in the same scope would be overruled
   */
  public final void set(UInt source) {
    drive(source);
  }

  /** Drives this port, wire or register with a constant. */
  public final void set(long value) {
    drive(constant(value));
  }

  /** {@code this + other}, wrapped to the wider of both widths. */
  public final UInt plus(UInt other) {
    return add(other).truncate(wider(other));
  }

  /** {@code this + value}, wrapped to this width. */
  public final UInt plus(long value) {
    return plus(constant(value));
  }

  /** {@code this + other}, one bit wider than the wider operand. */
  public final UInt add(UInt other) {
    return of(Primitive.ADD, wider(other) + 1, List.of(this, other));
  }

  /** {@code this - other}, wrapped to the wider of both widths. */
  public final UInt minus(UInt other) {
    return of(Primitive.SUB, wider(other) + 1, List.of(this, other)).truncate(wider(other));
  }

  /** {@code this - value}, wrapped to this width. */
  public final UInt minus(long value) {
    return minus(constant(value));
  }

  /** {@code this - other}, exact: signed and one bit wider than the wider operand. */
  public final SInt subtract(UInt other) {
    return of(Primitive.SUB, wider(other) + 1, List.of(this, other)).asSInt();
  }

  /** {@code this * other}, as wide as both operands together. */
  public final UInt times(UInt other) {
    return of(Primitive.MUL, width() + other.width(), List.of(this, other));
  }

  /** Bitwise and. */
  public final UInt and(UInt other) {
    return of(Primitive.AND, wider(other), List.of(this, other));
  }

  /** Bitwise or. */
  public final UInt or(UInt other) {
    return of(Primitive.OR, wider(other), List.of(this, other));
  }

  /** Bitwise exclusive or. */
  public final UInt xor(UInt other) {
    return of(Primitive.XOR, wider(other), List.of(this, other));
  }

  /** Bitwise complement. */
  public UInt not() {
    return of(Primitive.NOT, width(), List.of(this));
  }

  /** {@code this == other}. */
  public final Bool eq(UInt other) {
    return compare(Primitive.EQ, other);
  }

  /** {@code this == value}. */
  public final Bool eq(long value) {
    return eq(constant(value));
  }

  /** {@code this != other}. */
  public final Bool ne(UInt other) {
    return compare(Primitive.NEQ, other);
  }

  /** {@code this != value}. */
  public final Bool ne(long value) {
    return ne(constant(value));
  }

  /** {@code this < other}. */
  public final Bool lt(UInt other) {
    return compare(Primitive.LT, other);
  }

  /** {@code this < value}. */
  public final Bool lt(long value) {
    return lt(constant(value));
  }

  /** {@code this <= other}. */
  public final Bool le(UInt other) {
    return compare(Primitive.LEQ, other);
  }

  /** {@code this <= value}. */
  public final Bool le(long value) {
    return le(constant(value));
  }

  /** {@code this > other}. */
  public final Bool gt(UInt other) {
    return compare(Primitive.GT, other);
  }

  /** {@code this > value}. */
  public final Bool gt(long value) {
    return gt(constant(value));
  }

  /** {@code this >= other}. */
  public final Bool ge(UInt other) {
    return compare(Primitive.GEQ, other);
  }

  /** {@code this >= value}. */
  public final Bool ge(long value) {
    return ge(constant(value));
  }

  /** {@code this << amount}, wider by {@code amount} bits. */
  public final UInt shiftLeft(int amount) {
    return of(Primitive.SHL, width() + amount, List.of(this), amount);
  }

  /** {@code this << amount} in this width; what leaves it is lost. */
  public final UInt shiftLeft(UInt amount) {
    return Shifts.left(this, amount);
  }

  /** {@code this >> amount}, narrower by {@code amount} bits but at least one bit wide. */
  public final UInt shiftRight(int amount) {
    return amount < width() ? slice(width() - 1, amount) : Hardware.literal(0);
  }

  /** {@code this >> amount} in this width. */
  public final UInt shiftRight(UInt amount) {
    return of(Primitive.DSHR, width(), List.of(this, amount));
  }

  /**
   * The {@code width} least significant bits.
   *
   * @throws org.firefly.hdl.tree.HardwareException if this value is narrower
   */
  public final UInt truncate(int width) {
    checkTruncation(width);
    return width == width() ? this : of(Primitive.TAIL, width, List.of(this), width() - width);
  }

  /**
   * The same number in {@code width} bits.
   *
   * @throws org.firefly.hdl.tree.HardwareException if this value is wider
   */
  public final UInt zeroExtend(int width) {
    checkExtension(width);
    return width == width() ? this : of(Primitive.PAD, width, List.of(this), width);
  }

  /** The same number, signed and one bit wider. */
  public final SInt toSigned() {
    return zeroExtend(width() + 1).asSInt();
  }

  @Override
  public final UInt asUInt() {
    return this;
  }

  @Override
  public final SInt asSInt() {
    return SInt.of(Primitive.AS_SINT, width(), List.of(this));
  }
}
