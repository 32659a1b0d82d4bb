package org.firefly.hdl;

import java.util.List;
import org.firefly.hdl.tree.GroundType;
import org.firefly.hdl.tree.HardwareException;
import org.firefly.hdl.tree.Primitive;

/** A value of one or more bits, whatever they mean. Bit 0 is the least significant one. */
public abstract sealed class Bits extends Signal permits UInt, SInt {
  Bits(GroundType type) {
    super(type);
  }

  Bits(GroundType type, Binding binding) {
    super(type, binding);
  }

  /**
   * Bit {@code index}.
   *
   * @throws HardwareException if there is no such bit
   */
  public final Bool bit(int index) {
    checkRange(index, index);
    return new Bool(Operations.apply(Primitive.BITS, Operations.BOOL, List.of(this), index, index));
  }

  /** Bit {@code index}, chosen at run time; 0 beyond the last bit. */
  public final Bool bit(UInt index) {
    return asUInt().shiftRight(index).bit(0);
  }

  /**
   * Bits {@code high} down to {@code low}, both included: {@code high - low + 1} bits.
   *
   * @throws HardwareException if there are no such bits
   */
  public final UInt slice(int high, int low) {
    checkRange(high, low);
    if (high - low + 1 == width()) {
      return asUInt();
    }
    return UInt.of(Primitive.BITS, high - low + 1, List.of(this), high, low);
  }

  private void checkRange(int high, int low) {
    if (low < 0 || high < low || high >= width()) {
      throw new HardwareException(
          Caller.location(),
          "bits "
              + high
              + " to "
              + low
              + " are not within the "
              + width()
              + " bits of "
              + describe());
    }
  }

  /** These bits above those of {@code low}. */
  public final UInt concat(Bits low) {
    return UInt.of(Primitive.CAT, width() + low.width(), List.of(this, low));
  }

  /**
   * These bits {@code times} in a row.
   *
   * @throws HardwareException if {@code times} is less than 1
   */
  public final UInt repeat(int times) {
    return Hardware.concat(java.util.Collections.nCopies(times, this));
  }

  /** Whether all bits are 1. */
  public final Bool andReduce() {
    return new Bool(Operations.apply(Primitive.ANDR, Operations.BOOL, List.of(this)));
  }

  /** Whether any bit is 1. */
  public final Bool orReduce() {
    return new Bool(Operations.apply(Primitive.ORR, Operations.BOOL, List.of(this)));
  }

  /** Whether all bits are 0. */
  public final Bool isZero() {
    return orReduce().not();
  }

  /** Whether the number of ones is odd. */
  public final Bool xorReduce() {
    return new Bool(Operations.apply(Primitive.XORR, Operations.BOOL, List.of(this)));
  }

  /** The same bits as an unsigned integer. */
  public abstract UInt asUInt();

  /** The same bits as an integer in two's complement. */
  public abstract SInt asSInt();

  /**
   * A single bit.
   *
   * @throws HardwareException if there are more bits than one
   */
  public final Bool asBool() {
    if (width() != 1) {
      throw new HardwareException(
          Caller.location(), describe() + " has " + width() + " bits and is no single bit");
    }
    return bit(0);
  }

  final Bool compare(Primitive comparison, Bits other) {
    return new Bool(Operations.apply(comparison, Operations.BOOL, List.of(this, other)));
  }

  final int wider(Bits other) {
    return Math.max(width(), other.width());
  }

  final void checkTruncation(int width) {
    if (width > width()) {
      throw new HardwareException(
          Caller.location(),
          describe() + " has " + width() + " bits and cannot be truncated to " + width);
    }
  }

  final void checkExtension(int width) {
    if (width < width()) {
      throw new HardwareException(
          Caller.location(),
          describe() + " has " + width() + " bits and cannot be extended to " + width);
    }
  }
}
