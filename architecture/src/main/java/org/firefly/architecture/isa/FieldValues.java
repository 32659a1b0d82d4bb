package org.firefly.architecture.isa;

/** The words of a descriptor, by field; the parts of a layer read and write themselves here. */
final class FieldValues {
  private final int[] words;

  /** Reads and writes these words, of which there are {@link DescriptorField#WORDS}. */
  FieldValues(int[] words) {
    this.words = words;
  }

  /** A field that fits an {@code int}; one of 32 bits and above its range comes out negative. */
  int integer(DescriptorField field) {
    return (int) number(field);
  }

  /** Any field, unsigned. */
  long number(DescriptorField field) {
    return field.extract(words);
  }

  /** A field of one bit. */
  boolean flag(DescriptorField field) {
    return number(field) == 1;
  }

  /**
   * Sets a field.
   *
   * @throws org.firefly.architecture.ConfigurationException when the value does not fit
   */
  void put(DescriptorField field, long value) {
    field.insert(words, value);
  }

  /** Sets a field of one bit. */
  void put(DescriptorField field, boolean value) {
    put(field, value ? 1 : 0);
  }
}
