package org.firefly.events.aedat;

import static org.firefly.events.ByteSource.INT_LE;

import java.util.Arrays;
import java.util.SortedMap;
import org.firefly.events.ByteSource;

/**
 * What precedes the packets.
 *
 * @param compression of all packets
 * @param tablePosition byte at which the packets end and their table begins; -1 if the recording
 *     was cut off
 * @param streams by number
 */
record Aedat4Header(
    Compression compression, long tablePosition, SortedMap<Integer, Aedat4Stream> streams) {
  private static final int MAX_BYTES = 1 << 22;
  private static final int COMPRESSION = 0;
  private static final int TABLE_POSITION = 1;
  private static final int DESCRIPTION = 2;
  private static final long CUT_OFF = -1;

  /** Takes the header from a source. */
  static Aedat4Header take(ByteSource source) {
    int before = Aedat4Format.MAGIC.length + Integer.BYTES;
    if (source.available(before) < before) {
      throw source.damaged("ends within its header");
    }
    int at = source.position() + Aedat4Format.MAGIC.length;
    int size = (int) INT_LE.get(source.buffer(), at);
    source.skip(before);
    if (size <= 0 || size > MAX_BYTES || source.available(size) < size) {
      throw source.damaged("has a header of impossible length");
    }
    int start = source.position();
    byte[] bytes = Arrays.copyOfRange(source.buffer(), start, start + size);
    source.skip(size);
    return parse(bytes, source);
  }

  private static Aedat4Header parse(byte[] bytes, ByteSource source) {
    try {
      FlatTable table = FlatTable.root(bytes);
      int compression = table.integer(COMPRESSION, 0);
      if (compression < 0 || compression >= Compression.values().length) {
        throw source.damaged("is compressed in the unknown way " + compression);
      }
      return new Aedat4Header(
          Compression.values()[compression],
          table.longInteger(TABLE_POSITION, CUT_OFF),
          Aedat4Description.streams(table.text(DESCRIPTION), source));
    } catch (IndexOutOfBoundsException | NegativeArraySizeException e) {
      throw source.damaged("has a header that is no FlatBuffer");
    }
  }
}
