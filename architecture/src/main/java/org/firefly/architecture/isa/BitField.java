package org.firefly.architecture.isa;

import java.util.Locale;

/**
 * Some consecutive bits of a 32-bit word.
 *
 * @param name in upper case, unique in its word
 * @param lowBit the lowest bit, 0 to 31
 * @param width bits, 1 to 32
 * @param meaning what they hold, for the documentation
 */
public record BitField(String name, int lowBit, int width, String meaning) {

  /** The value of the field in a word, unsigned. */
  public long of(int word) {
    return Integer.toUnsignedLong(word) >>> lowBit & max();
  }

  /** Largest value, unsigned. */
  public long max() {
    return (1L << width) - 1;
  }

  /** The field's bits in its word. */
  public long mask() {
    return max() << lowBit;
  }

  /** Its place, such as {@code 15:8} or {@code 3}. */
  public String range() {
    int high = lowBit + width - 1;
    return width == 1 ? Integer.toString(high) : String.format(Locale.ROOT, "%d:%d", high, lowBit);
  }
}
