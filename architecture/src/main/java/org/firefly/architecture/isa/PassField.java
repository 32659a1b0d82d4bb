package org.firefly.architecture.isa;

import java.util.Arrays;

/** The fields of an entry of a pass table. */
public enum PassField {
  SOURCE(0, 16, "window: input group; packed: chunk c, words 9 c to 9 c + 8 of the vector"),
  OFFSET_Y(16, 5, signed("rows from s y to the top row of the window")),
  OFFSET_X(21, 5, signed("columns from s x to the left column of the window")),
  FIRST(30, 1, "first pass of its output group"),
  LAST(31, 1, "last pass of its output group: the neurons fire");

  /** Bits of an entry that a field names. */
  public static final int USED_BITS =
      Arrays.stream(values()).mapToInt(field -> field.bits.width()).sum();

  private final BitField bits;

  PassField(int lowBit, int width, String meaning) {
    bits = new BitField(name(), lowBit, width, meaning);
  }

  private static String signed(String meaning) {
    return "signed, " + Pass.MIN_OFFSET + " to " + Pass.MAX_OFFSET + ": " + meaning;
  }

  /** Where it lies and what it holds. */
  public BitField bits() {
    return bits;
  }

  /** The value of the field in an entry, unsigned. */
  int of(int word) {
    return (int) bits.of(word);
  }

  /** An entry whose other fields are zero; takes the low bits of the value. */
  int put(int value) {
    return (int) ((value & bits.max()) << bits.lowBit());
  }
}
