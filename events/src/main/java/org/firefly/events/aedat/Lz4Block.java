package org.firefly.events.aedat;

import static org.firefly.events.ByteSource.LONG_LE;
import static org.firefly.events.ByteSource.SHORT_LE;

/**
 * Decoder of LZ4 blocks that may refer to the blocks before them, which some writers of AEDAT 4
 * produce and no Java library decodes. Source: the description of the block format,
 * https://github.com/lz4/lz4/blob/dev/doc/lz4_Block_format.md.
 */
final class Lz4Block {
  /** Bytes that may be written behind the decoded ones. */
  static final int SLACK = 4 * Long.BYTES;

  private static final int LONG_LENGTH = 15;
  private static final int MIN_MATCH = 4;

  /** Bytes of the block from which on a sequence with short lengths cannot leave it. */
  private static final int SHORT_SEQUENCE = 1 + 2 * Long.BYTES + Short.BYTES;

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
      shortSequences();
      if (in < sourceEnd) {
        sequence();
      }
    }
    check(in == sourceEnd);
    return out;
  }

  /**
   * Sequences whose lengths fit into their tokens and whose match does not overlap itself within a
   * word, almost all in packets of events: copied in whole words, in local variables. Stops before
   * the first other one.
   */
  private void shortSequences() {
    byte[] from = source;
    byte[] to = target;
    int i = in;
    int o = out;
    while (i <= sourceEnd - SHORT_SEQUENCE && o <= targetEnd - SLACK) {
      int token = from[i];
      int literals = token >>> 4 & LONG_LENGTH;
      int match = token & LONG_LENGTH;
      if (literals == LONG_LENGTH || match == LONG_LENGTH) {
        break;
      }
      int behind = i + 1 + literals;
      int distance = (short) SHORT_LE.get(from, behind) & 0xffff;
      int place = o + literals;
      int origin = place - distance;
      if (distance < Long.BYTES || origin < historyStart) {
        break;
      }
      LONG_LE.set(to, o, (long) LONG_LE.get(from, i + 1));
      LONG_LE.set(to, o + 8, (long) LONG_LE.get(from, i + 9));
      LONG_LE.set(to, place, (long) LONG_LE.get(to, origin));
      LONG_LE.set(to, place + 8, (long) LONG_LE.get(to, origin + 8));
      LONG_LE.set(to, place + 16, (long) LONG_LE.get(to, origin + 16));
      i = behind + Short.BYTES;
      o = place + match + MIN_MATCH;
    }
    in = i;
    out = o;
  }

  private void sequence() {
    int token = source[in++];
    literals(length(token >> 4 & LONG_LENGTH));
    if (in < sourceEnd) {
      int distance = (short) SHORT_LE.get(source, in) & 0xffff;
      in += Short.BYTES;
      match(distance, length(token & LONG_LENGTH) + MIN_MATCH);
    }
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
    System.arraycopy(source, in, target, out, length);
    in += length;
    out += length;
  }

  private void match(int distance, int length) {
    int origin = out - distance;
    check(distance > 0 && origin >= historyStart && length > 0 && length <= targetEnd - out);
    if (distance >= Long.BYTES) {
      for (int i = 0; i < length; i += Long.BYTES) {
        LONG_LE.set(target, out + i, (long) LONG_LE.get(target, origin + i));
      }
    } else {
      for (int i = 0; i < length; i++) {
        target[out + i] = target[origin + i];
      }
    }
    out += length;
  }

  private static void check(boolean sound) {
    if (!sound) {
      throw new IndexOutOfBoundsException("an LZ4 block is damaged");
    }
  }
}
