package org.firefly.architecture.isa;

import org.firefly.architecture.ConfigurationException;

/**
 * One entry of a pass table: which plane (or packed vector chunk) streams through the array with
 * which window offset while one tile is held. Entry k of a layer works with tile k.
 *
 * @param source WINDOW: the input group; PACKED: the chunk, words 9 source to 9 source + 8 of the
 *     vector
 * @param offsetY rows from the strided position to the top row of the window, -16 to 15
 * @param offsetX columns from the strided position to the left column of the window, -16 to 15
 * @param first whether it is the first pass of its output group
 * @param last whether it is the last pass of its output group, after which the neurons fire
 */
public record Pass(int source, int offsetY, int offsetX, boolean first, boolean last) {
  /** Bytes of an entry in memory: one little-endian word. */
  public static final int BYTES = 4;

  /** Smallest window offset. */
  public static final int MIN_OFFSET = -16;

  /** Largest window offset. */
  public static final int MAX_OFFSET = 15;

  private static final int SOURCE_BITS = 16;
  private static final int OFFSET_BITS = 5;
  private static final int OFFSET_X_BIT = SOURCE_BITS + OFFSET_BITS;
  private static final int FIRST_BIT = 30;
  private static final int LAST_BIT = 31;

  public Pass {
    if (source < 0 || source >= 1 << SOURCE_BITS) {
      throw new ConfigurationException("A pass cannot read input group " + source + ".");
    }
    checkOffset(offsetY);
    checkOffset(offsetX);
  }

  private static void checkOffset(int offset) {
    if (offset < MIN_OFFSET || offset > MAX_OFFSET) {
      throw new ConfigurationException(
          "A window offset must be " + MIN_OFFSET + " to " + MAX_OFFSET + ", not " + offset + ".");
    }
  }

  /** The table entry: source [15:0], offsetY [20:16], offsetX [25:21], first [30], last [31]. */
  public int encode() {
    int mask = (1 << OFFSET_BITS) - 1;
    return source
        | (offsetY & mask) << SOURCE_BITS
        | (offsetX & mask) << OFFSET_X_BIT
        | (first ? 1 : 0) << FIRST_BIT
        | (last ? 1 : 0) << LAST_BIT;
  }

  /** Reads a table entry. */
  public static Pass decode(int word) {
    return new Pass(
        word & (1 << SOURCE_BITS) - 1,
        signedOffset(word >>> SOURCE_BITS),
        signedOffset(word >>> OFFSET_X_BIT),
        (word >>> FIRST_BIT & 1) == 1,
        (word >>> LAST_BIT & 1) == 1);
  }

  private static int signedOffset(int bits) {
    int shift = Integer.SIZE - OFFSET_BITS;
    return bits << shift >> shift;
  }
}
