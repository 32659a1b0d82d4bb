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

  public Pass {
    if (source < 0 || source > PassField.SOURCE.bits().max()) {
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

  /** The table entry, with the fields of {@link PassField}. */
  public int encode() {
    return PassField.SOURCE.put(source)
        | PassField.OFFSET_Y.put(offsetY)
        | PassField.OFFSET_X.put(offsetX)
        | PassField.FIRST.put(first ? 1 : 0)
        | PassField.LAST.put(last ? 1 : 0);
  }

  /** Reads a table entry. */
  public static Pass decode(int word) {
    return new Pass(
        PassField.SOURCE.of(word),
        signed(PassField.OFFSET_Y, word),
        signed(PassField.OFFSET_X, word),
        PassField.FIRST.of(word) == 1,
        PassField.LAST.of(word) == 1);
  }

  private static int signed(PassField field, int word) {
    int shift = Integer.SIZE - field.bits().width();
    return field.of(word) << shift >> shift;
  }
}
