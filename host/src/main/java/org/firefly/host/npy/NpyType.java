package org.firefly.host.npy;

import java.nio.ByteBuffer;
import java.util.Optional;

/** Element types of .npy files that are read and written. */
public enum NpyType {
  BOOL("b1", 1),
  UINT8("u1", 1),
  INT8("i1", 1),
  INT16("i2", 2),
  INT32("i4", 4),
  INT64("i8", 8),
  FLOAT32("f4", 4),
  FLOAT64("f8", 8);

  private final String code;
  private final int bytes;

  NpyType(String code, int bytes) {
    this.code = code;
    this.bytes = bytes;
  }

  /** Bytes of one element. */
  public int bytes() {
    return bytes;
  }

  /** NumPy's code without byte order, such as {@code i4}. */
  public String code() {
    return code;
  }

  /** Whether elements are whole numbers. */
  public boolean isInteger() {
    return this != FLOAT32 && this != FLOAT64;
  }

  /** NumPy's description with little-endian byte order, such as {@code <i4}. */
  String description() {
    return (bytes == 1 ? "|" : "<") + code;
  }

  /** The type of NumPy's code without byte order, if it is one of these. */
  static Optional<NpyType> ofCode(String code) {
    for (NpyType type : values()) {
      if (type.code.equals(code)) {
        return Optional.of(type);
      }
    }
    return Optional.empty();
  }

  /** The element at an index of a buffer that holds elements of this type, as a double. */
  double doubleAt(ByteBuffer data, int index) {
    return switch (this) {
      case FLOAT32 -> data.getFloat(index * bytes);
      case FLOAT64 -> data.getDouble(index * bytes);
      default -> longAt(data, index);
    };
  }

  /** The element at an index of a buffer that holds integers of this type. */
  long longAt(ByteBuffer data, int index) {
    return switch (this) {
      case BOOL, UINT8 -> Byte.toUnsignedLong(data.get(index));
      case INT8 -> data.get(index);
      case INT16 -> data.getShort(index * bytes);
      case INT32 -> data.getInt(index * bytes);
      case INT64 -> data.getLong(index * bytes);
      case FLOAT32, FLOAT64 -> throw new IllegalStateException(this + " holds no integers");
    };
  }
}
