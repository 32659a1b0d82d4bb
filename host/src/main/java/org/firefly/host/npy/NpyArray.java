package org.firefly.host.npy;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;

/** An array of at most 2^31 - 1 bytes in row-major order. */
public final class NpyArray {
  private final NpyType type;
  private final int[] shape;
  private final ByteBuffer data;

  NpyArray(NpyType type, int[] shape, ByteBuffer data) {
    this.type = type;
    this.shape = shape.clone();
    this.data = data;
    if ((long) size() * type.bytes() != data.capacity()) {
      throw new IllegalArgumentException(
          data.capacity() + " bytes do not fill " + Arrays.toString(shape) + " of " + type);
    }
  }

  /** An array of bytes: BOOL, UINT8 or INT8. */
  public static NpyArray of(NpyType type, byte[] values, int... shape) {
    return new NpyArray(type, shape, ByteBuffer.wrap(values.clone()));
  }

  /** An array of INT32. */
  public static NpyArray of(int[] values, int... shape) {
    ByteBuffer data = allocate((long) values.length * Integer.BYTES);
    data.asIntBuffer().put(values);
    return new NpyArray(NpyType.INT32, shape, data);
  }

  /** An array of FLOAT32. */
  public static NpyArray of(float[] values, int... shape) {
    ByteBuffer data = allocate((long) values.length * Float.BYTES);
    data.asFloatBuffer().put(values);
    return new NpyArray(NpyType.FLOAT32, shape, data);
  }

  /** An array of FLOAT64. */
  public static NpyArray of(double[] values, int... shape) {
    ByteBuffer data = allocate((long) values.length * Double.BYTES);
    data.asDoubleBuffer().put(values);
    return new NpyArray(NpyType.FLOAT64, shape, data);
  }

  private static ByteBuffer allocate(long bytes) {
    return ByteBuffer.allocate(Math.toIntExact(bytes)).order(ByteOrder.LITTLE_ENDIAN);
  }

  public NpyType type() {
    return type;
  }

  /** Sizes of the axes, outermost first; empty for a scalar. */
  public int[] shape() {
    return shape.clone();
  }

  /** Number of elements. */
  public int size() {
    // The other axes of an empty array may be so long that their product overflows.
    if (Arrays.stream(shape).anyMatch(axis -> axis == 0)) {
      return 0;
    }
    return Arrays.stream(shape).reduce(1, Math::multiplyExact);
  }

  /** Element at a row-major index as a double. */
  public double doubleAt(int index) {
    return type.doubleAt(data, index);
  }

  /**
   * Element at a row-major index.
   *
   * @throws IllegalStateException if the elements are floating point
   */
  public long longAt(int index) {
    return type.longAt(data, index);
  }

  /** The elements in the array's byte order, ready to be written; read-only. */
  ByteBuffer bytes() {
    return data.asReadOnlyBuffer().order(data.order()).rewind();
  }
}
