package org.firefly.host.compare;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.function.IntUnaryOperator;

/** One group of one sample: a value for each position, then lane. */
final class Values {
  private final byte[] bytes;
  private final IntUnaryOperator at;

  private Values(byte[] bytes, IntUnaryOperator at) {
    this.bytes = bytes;
    this.at = at;
  }

  /** One bit a value, the first in the least significant bit. */
  static Values spikes(byte[] bytes) {
    return new Values(bytes, i -> bytes[i / Byte.SIZE] >> i % Byte.SIZE & 1);
  }

  /** A little-endian int32 a value. */
  static Values membranes(byte[] bytes) {
    ByteBuffer values = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    return new Values(bytes, i -> values.getInt(i * Integer.BYTES));
  }

  int get(int index) {
    return at.applyAsInt(index);
  }

  boolean isSameAs(Values other) {
    return Arrays.equals(bytes, other.bytes);
  }
}
