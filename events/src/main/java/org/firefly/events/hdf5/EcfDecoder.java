package org.firefly.events.hdf5;

import static org.firefly.events.ByteSource.INT_LE;
import static org.firefly.events.ByteSource.LONG_LE;
import static org.firefly.events.ByteSource.SHORT_LE;

import java.util.function.IntConsumer;

/**
 * Decodes one chunk of ECF to records of 16 bytes: x, y, polarity (16 bits each), two bytes of
 * padding, time (64 bits), little-endian.
 *
 * <p>A chunk is a word with the number of events and two flags, then the columns one after the
 * other: times as runs of differences, then either rows as runs, columns and polarities (columns
 * with up to five neighbours each and runs of polarities, or packed into 12 bits), or all three
 * packed into 24 bits. Any {@link IndexOutOfBoundsException} means that it is damaged.
 */
final class EcfDecoder {
  static final int RECORD = 16;

  private static final int MAX_EVENTS = 65_535;
  private static final int Y = 2;
  private static final int POLARITY = 4;
  private static final int TIME = 8;
  private static final int ESCAPE = 15;
  private static final int NEIGHBOURS = 5;
  private static final int PACKED_GROUP = 4;
  private static final int COORDINATE = 0x7ff;

  private final byte[] chunk;
  private final int events;
  private final boolean allPacked;
  private final boolean columnsPacked;
  private final byte[] records;
  private int at;
  private int index;

  EcfDecoder(byte[] chunk) {
    this.chunk = chunk;
    int word = (int) INT_LE.get(chunk, 0);
    events = word >>> 2;
    allPacked = (word & 2) != 0;
    columnsPacked = (word & 1) != 0;
    if (events > MAX_EVENTS) {
      throw new IndexOutOfBoundsException("a chunk of ECF has more than 65535 events");
    }
    records = new byte[events * RECORD];
    at = Integer.BYTES;
  }

  byte[] decode() {
    times();
    if (allPacked) {
      packed(24, this::setAll);
    } else {
      rows();
      if (columnsPacked) {
        packed(12, this::setColumn);
      } else {
        columns();
        polarities();
      }
    }
    return records;
  }

  private void times() {
    long time = (long) LONG_LE.get(chunk, at);
    at += Long.BYTES;
    for (int i = 0; i < events; ) {
      int step = chunk[at] >> 4 & ESCAPE;
      if (step == ESCAPE) {
        time += largeStep();
      } else {
        time += step;
        int run = run(chunk[at++] & ESCAPE, ESCAPE);
        for (int end = i + run; i < end; i++) {
          LONG_LE.set(records, i * RECORD + TIME, time);
        }
      }
    }
  }

  /** Four bits in each of several bytes, the lowest first. */
  private long largeStep() {
    long step = 0;
    for (int shift = 0; (chunk[at] >> 4 & ESCAPE) == ESCAPE; shift += 4, at++) {
      step |= shift < Long.SIZE ? (long) (chunk[at] & ESCAPE) << shift : 0;
    }
    return step;
  }

  /** A length, or the 16 bits that follow if it is the largest. */
  private int run(int length, int longest) {
    if (length != longest) {
      return length;
    }
    at += Short.BYTES;
    return (short) SHORT_LE.get(chunk, at - Short.BYTES) & 0xffff;
  }

  private void rows() {
    for (int i = 0; i < events; ) {
      int word = takeShort();
      int run = run(word & 31, 31);
      for (int end = i + run; i < end; i++) {
        SHORT_LE.set(records, i * RECORD + Y, (short) (word >> 5));
      }
    }
  }

  private void columns() {
    for (int i = 0; i < events; ) {
      int word = takeShort();
      int x = word >> 5;
      SHORT_LE.set(records, i++ * RECORD, (short) x);
      for (int next = 1; next <= NEIGHBOURS; next++) {
        if ((word >> NEIGHBOURS - next & 1) != 0) {
          SHORT_LE.set(records, i++ * RECORD, (short) (x + next));
        }
      }
    }
  }

  private void polarities() {
    for (int i = 0; i < events; ) {
      int value = chunk[at++];
      int run = run(value & 127, 127);
      for (int end = i + run; i < end; i++) {
        records[i * RECORD + POLARITY] = (byte) (value >> 7 & 1);
      }
    }
  }

  /**
   * Groups of four values in three words: each word's high bits complete the value whose low bits
   * the word before ended with.
   */
  private void packed(int bits, IntConsumer set) {
    int wordBits = bits * PACKED_GROUP / 3;
    for (int i = 0; i < events; i += PACKED_GROUP) {
      long rest = 0;
      int restBits = 0;
      for (index = i; index < i + PACKED_GROUP; index++) {
        long value = rest;
        int missing = bits - restBits;
        if (missing > 0) {
          long word = word(wordBits);
          value |= word >>> wordBits - missing << restBits;
          restBits = wordBits - missing;
          rest = word & (1L << restBits) - 1;
        }
        if (index < events) {
          set.accept((int) value);
        }
      }
    }
  }

  private long word(int bits) {
    if (bits == Short.SIZE) {
      return takeShort();
    }
    at += Integer.BYTES;
    return (int) INT_LE.get(chunk, at - Integer.BYTES) & 0xffffffffL;
  }

  private void setColumn(int value) {
    SHORT_LE.set(records, index * RECORD, (short) (value >> 1));
    records[index * RECORD + POLARITY] = (byte) (value & 1);
  }

  private void setAll(int value) {
    SHORT_LE.set(records, index * RECORD + Y, (short) (value >> 12 & COORDINATE));
    SHORT_LE.set(records, index * RECORD, (short) (value >> 1 & COORDINATE));
    records[index * RECORD + POLARITY] = (byte) (value & 1);
  }

  private int takeShort() {
    at += Short.BYTES;
    return (short) SHORT_LE.get(chunk, at - Short.BYTES) & 0xffff;
  }
}
