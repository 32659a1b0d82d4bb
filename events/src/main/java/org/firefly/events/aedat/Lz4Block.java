package org.firefly.events.aedat;

import static org.firefly.events.ByteSource.LONG_LE;
import static org.firefly.events.ByteSource.SHORT_LE;

/**
 * Decoder of LZ4 blocks that may refer to the blocks before them, which most writers of AEDAT 4
 * produce and no Java library decodes. Source: the description of the block format,
 * https://github.com/lz4/lz4/blob/dev/doc/lz4_Block_format.md.
 */
final class Lz4Block {
  /** Bytes that may be written behind the decoded ones. */
  static final int SLACK = Long.BYTES;

  private static final int LONG_LENGTH = 15;
  private static final int MIN_MATCH = 4;

  private final byte[] source;
  private final int sourceEnd;
  private final byte[] target;
  private final int historyStart;
  private final int targetEnd;
  private int in;
  private int out;

  private Lz4Block(
      byte[] source, int from, int to, byte[] target, int historyStart, int start, int end) {
    this.source = source;
    this.target = target;
    this.historyStart = historyStart;
    in = from;
    sourceEnd = to;
    out = start;
    targetEnd = end;
  }

  /**
   * Decodes a block.
   *
   * @param from index of its first byte in {@code source}
   * @param to index behind its last byte
   * @param target has {@link #SLACK} bytes of room behind {@code end}
   * @param historyStart index of the first byte in {@code target} that the block may refer to
   * @param start where the block's bytes go
   * @param end index that they must not pass
   * @return index behind the last decoded byte
   * @throws IndexOutOfBoundsException if the block is damaged
   */
  static int decode(
      byte[] source, int from, int to, byte[] target, int historyStart, int start, int end) {
    return new Lz4Block(source, from, to, target, historyStart, start, end).decode();
  }

  private int decode() {
    while (in < sourceEnd) {
      int token = source[in++];
      literals(length(token >> 4 & LONG_LENGTH));
      if (in >= sourceEnd) {
        break;
      }
      int distance = (short) SHORT_LE.get(source, in) & 0xffff;
      in += Short.BYTES;
      match(distance, length(token & LONG_LENGTH) + MIN_MATCH);
    }
    check(in == sourceEnd);
    return out;
  }

  private int length(int nibble) {
    int length = nibble;
    if (nibble == LONG_LENGTH) {
      int next;
      do {
        check(in < sourceEnd && length >= 0);
        next = source[in++] & 0xff;
        length += next;
      } while (next == 0xff);
    }
    return length;
  }

  private void literals(int length) {
    check(length >= 0 && length <= sourceEnd - in && length <= targetEnd - out);
    if (length <= 2 * Long.BYTES && in + 2 * Long.BYTES <= source.length) {
      copyWord(source, in, out);
      if (length > Long.BYTES) {
        copyWord(source, in + Long.BYTES, out + Long.BYTES);
      }
    } else {
      System.arraycopy(source, in, target, out, length);
    }
    in += length;
    out += length;
  }

  private void match(int distance, int length) {
    int from = out - distance;
    check(distance > 0 && from >= historyStart && length > 0 && length <= targetEnd - out);
    if (distance >= Long.BYTES) {
      for (int i = 0; i < length; i += Long.BYTES) {
        copyWord(target, from + i, out + i);
      }
    } else {
      for (int i = 0; i < length; i++) {
        target[out + i] = target[from + i];
      }
    }
    out += length;
  }

  private void copyWord(byte[] from, int at, int to) {
    LONG_LE.set(target, to, (long) LONG_LE.get(from, at));
  }

  private static void check(boolean sound) {
    if (!sound) {
      throw new IndexOutOfBoundsException("an LZ4 block is damaged");
    }
  }
}
