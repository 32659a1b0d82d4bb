package org.firefly.runtime.board;

import com.sun.jna.NativeLong;
import com.sun.jna.Pointer;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * Memory that a file of the kernel maps. Device memory on ARM allows only aligned accesses, and
 * registers only whole ones, so nothing here copies with a routine that may choose others: each
 * access is one aligned load or store of 1, 4 or 8 bytes, which the JVM neither splits, merges nor
 * leaves out.
 */
final class MappedMemory implements AutoCloseable {
  private static final VarHandle INT =
      MethodHandles.byteBufferViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
  private static final VarHandle LONG =
      MethodHandles.byteBufferViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final VarHandle ARRAY_LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  private final Pointer start;
  private final long bytes;

  /** Empty after closing, so that a late access is an exception and no crash. */
  private volatile ByteBuffer memory;

  MappedMemory(Pointer start, long bytes) {
    this.start = start;
    this.bytes = bytes;
    memory = start.getByteBuffer(0, bytes);
  }

  /** Size in bytes. */
  long size() {
    return bytes;
  }

  /** Reads 32 bits before anything that follows. */
  int readInt(int offset) {
    return (int) INT.getVolatile(memory, offset);
  }

  /** Writes 32 bits after everything that came before. */
  void writeInt(int offset, int value) {
    INT.setVolatile(memory, offset, value);
  }

  void write(int offset, byte[] source) {
    ByteBuffer target = memory;
    int i = 0;
    for (; i < source.length && (offset + i) % Long.BYTES != 0; i++) {
      target.put(offset + i, source[i]);
    }
    for (; i + Long.BYTES <= source.length; i += Long.BYTES) {
      LONG.setOpaque(target, offset + i, (long) ARRAY_LONG.get(source, i));
    }
    for (; i < source.length; i++) {
      target.put(offset + i, source[i]);
    }
  }

  void read(int offset, byte[] target) {
    ByteBuffer source = memory;
    int i = 0;
    for (; i < target.length && (offset + i) % Long.BYTES != 0; i++) {
      target[i] = source.get(offset + i);
    }
    for (; i + Long.BYTES <= target.length; i += Long.BYTES) {
      ARRAY_LONG.set(target, i, (long) LONG.getOpaque(source, offset + i));
    }
    for (; i < target.length; i++) {
      target[i] = source.get(offset + i);
    }
  }

  @Override
  public void close() {
    memory = ByteBuffer.allocate(0);
    LibC.munmap(start, new NativeLong(bytes));
  }
}
