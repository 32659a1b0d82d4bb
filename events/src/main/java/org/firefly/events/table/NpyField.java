package org.firefly.events.table;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A number in a row of an array.
 *
 * @param name of the field, empty for an array of plain numbers
 * @param offset of its first byte in the row
 * @param kind NumPy's letter: b, i, u, f, or V for bytes without meaning
 * @param bytes of the number
 * @param order of its bytes
 */
record NpyField(String name, int offset, char kind, int bytes, ByteOrder order) {
  private static final Pattern TYPE = Pattern.compile("([<>|=])?([biufV?])(\\d{0,6})");

  /** The field of NumPy's name for a type; empty for types that no event has. */
  static Optional<NpyField> of(String name, int offset, String type) {
    Matcher match = TYPE.matcher(type);
    if (!match.matches()) {
      return Optional.empty();
    }
    ByteOrder order = ">".equals(match.group(1)) ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN;
    char kind = match.group(2).equals("?") ? 'b' : match.group(2).charAt(0);
    int bytes = match.group(3).isEmpty() ? 1 : Integer.parseInt(match.group(3));
    boolean known =
        switch (kind) {
          case 'b' -> bytes == 1;
          case 'f' -> bytes == 4 || bytes == 8;
          case 'V' -> bytes > 0;
          default -> bytes == 1 || bytes == 2 || bytes == 4 || bytes == 8;
        };
    return known ? Optional.of(new NpyField(name, offset, kind, bytes, order)) : Optional.empty();
  }

  /** Offset behind the number. */
  int end() {
    return offset + bytes;
  }

  /** The number in a row that begins at an index; fractions are cut off. */
  long read(ByteBuffer rows, int row) {
    int at = row + offset;
    rows.order(order);
    if (kind == 'f') {
      return (long) (bytes == 4 ? rows.getFloat(at) : rows.getDouble(at));
    }
    boolean signed = kind == 'i';
    return switch (bytes) {
      case 1 -> signed ? rows.get(at) : Byte.toUnsignedLong(rows.get(at));
      case 2 -> signed ? rows.getShort(at) : Short.toUnsignedLong(rows.getShort(at));
      case 4 -> signed ? rows.getInt(at) : Integer.toUnsignedLong(rows.getInt(at));
      default -> rows.getLong(at);
    };
  }
}
