package org.firefly.events.aedat;

import com.google.flatbuffers.Table;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/**
 * A table of a FlatBuffer by the numbers of its fields, in the order of the schema. Every method
 * throws {@link IndexOutOfBoundsException} if the buffer is damaged.
 */
final class FlatTable extends Table {
  private static final int SIZE_PREFIX = Integer.BYTES;
  private static final int IDENTIFIER = 4;

  private FlatTable(ByteBuffer buffer, int root) {
    __reset(root, buffer);
  }

  /** The root table of a buffer. */
  static FlatTable root(byte[] bytes) {
    ByteBuffer buffer = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    return new FlatTable(buffer, buffer.getInt(0));
  }

  /** The root table of a buffer with its size in front. */
  static FlatTable sizePrefixedRoot(byte[] bytes) {
    ByteBuffer buffer = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    return new FlatTable(buffer, SIZE_PREFIX + buffer.getInt(SIZE_PREFIX));
  }

  /** Whether a buffer with its size in front has an identifier of four letters. */
  static boolean isIdentified(byte[] bytes, String identifier) {
    int at = SIZE_PREFIX + Integer.BYTES;
    return bytes.length >= at + IDENTIFIER
        && identifier.equals(new String(bytes, at, IDENTIFIER, StandardCharsets.ISO_8859_1));
  }

  /** A 32-bit field. */
  int integer(int field, int absent) {
    int at = place(field);
    return at == 0 ? absent : bb.getInt(bb_pos + at);
  }

  /** A 64-bit field. */
  long longInteger(int field, long absent) {
    int at = place(field);
    return at == 0 ? absent : bb.getLong(bb_pos + at);
  }

  /** A text; empty if it is absent. */
  String text(int field) {
    int at = place(field);
    if (at == 0) {
      return "";
    }
    int start = __vector(at);
    int length = __vector_len(at);
    byte[] text = new byte[Math.min(length, bb.limit() - start)];
    bb.duplicate().position(start).get(text);
    return new String(text, StandardCharsets.UTF_8);
  }

  /** Elements of a vector; 0 if it is absent. */
  int vectorLength(int field) {
    int at = place(field);
    return at == 0 ? 0 : __vector_len(at);
  }

  /** Index of a vector's first byte in the buffer; 0 if it is absent. */
  int vectorStart(int field) {
    int at = place(field);
    return at == 0 ? 0 : __vector(at);
  }

  private int place(int field) {
    return __offset(Integer.BYTES + Short.BYTES * field);
  }
}
