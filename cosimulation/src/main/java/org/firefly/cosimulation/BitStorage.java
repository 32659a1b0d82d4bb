package org.firefly.cosimulation;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Locale;
import org.firefly.cosimulation.model.CosimulationException;

/**
 * Values of one port in native memory: fields of up to 64 bits at any place of a value of any
 * width. A value starts at an offset in bytes, which selects the clock in a batch.
 */
final class BitStorage {
  private final String name;
  private final ByteBuffer data;
  private final int width;
  private final int bytes;

  BitStorage(String name, ByteBuffer data, int width, int bytes) {
    this.name = name;
    this.data = data.order(ByteOrder.LITTLE_ENDIAN);
    this.width = width;
    this.bytes = bytes;
  }

  int width() {
    return width;
  }

  /** The lowest 64 bits at most, as an unsigned number. */
  long get(int offset) {
    return switch (bytes) {
      case 1 -> data.get(offset) & 0xffL;
      case 2 -> data.getShort(offset) & 0xffffL;
      case 4 -> data.getInt(offset) & 0xffffffffL;
      default -> data.getLong(offset);
    };
  }

  /** Sets a port of up to 64 bits to a signed or unsigned number. */
  void set(int offset, long value) {
    if (width > 64) {
      for (int word = 1; word < words(); word++) {
        setWord(offset, word, 0);
      }
      data.putLong(offset, value);
      return;
    }
    setNarrow(offset, fitted(width, value));
  }

  private void setNarrow(int offset, long value) {
    switch (bytes) {
      case 1 -> data.put(offset, (byte) value);
      case 2 -> data.putShort(offset, (short) value);
      case 4 -> data.putInt(offset, (int) value);
      default -> data.putLong(offset, value);
    }
  }

  long get(int offset, int low, int size) {
    check(low, size);
    int word = low >>> 6;
    int shift = low & 63;
    long bits = getWord(offset, word) >>> shift;
    if (shift + size > 64) {
      bits |= getWord(offset, word + 1) << (64 - shift);
    }
    return bits & mask(size);
  }

  void set(int offset, int low, int size, long value) {
    check(low, size);
    long bits = fitted(size, value);
    int word = low >>> 6;
    int shift = low & 63;
    merge(offset, word, mask(size) << shift, bits << shift);
    if (shift + size > 64) {
      merge(offset, word + 1, mask(size) >>> (64 - shift), bits >>> (64 - shift));
    }
  }

  private void merge(int offset, int word, long mask, long bits) {
    setWord(offset, word, getWord(offset, word) & ~mask | bits);
  }

  private int words() {
    return (width + 63) / 64;
  }

  private long getWord(int offset, int word) {
    int at = offset + 8 * word;
    if (bytes - 8 * word >= 8) {
      return data.getLong(at);
    }
    return word == 0 ? get(offset) : data.getInt(at) & 0xffffffffL;
  }

  private void setWord(int offset, int word, long value) {
    int at = offset + 8 * word;
    if (bytes - 8 * word >= 8) {
      data.putLong(at, value);
    } else if (word == 0) {
      setNarrow(offset, value);
    } else {
      data.putInt(at, (int) value);
    }
  }

  private void check(int low, int size) {
    if (low < 0 || size < 1 || size > 64 || low + size > width) {
      throw new CosimulationException(
          String.format(
              Locale.ROOT,
              "Port '%s' of %d bits has no field of %d bits from bit %d.",
              name,
              width,
              size,
              low));
    }
  }

  private long fitted(int size, long value) {
    if (size < 64 && value >>> size != 0 && value >> (size - 1) != -1) {
      throw new CosimulationException(
          String.format(
              Locale.ROOT, "Value %d does not fit the %d bits of port '%s'.", value, size, name));
    }
    return value & mask(size);
  }

  private static long mask(int size) {
    return -1L >>> (64 - size);
  }
}
