package org.firefly.hdl;

import java.util.function.Supplier;

/**
 * The shape of a value: what {@link Module#input}, {@link Module#register} and the like are given
 * to make a value of it. A type is no hardware by itself and may be used any number of times.
 *
 * @param <T> class of the values
 */
public final class DataType<T extends Data> {
  private final Supplier<T> factory;

  DataType(Supplier<T> factory) {
    this.factory = factory;
  }

  /** A new value that stands for nothing yet. */
  T create() {
    return factory.get();
  }

  /** Number of bits of all members together. */
  public int width() {
    return Leaves.of(create()).stream().mapToInt(leaf -> leaf.signal().width()).sum();
  }

  /**
   * Reads the bits of a word as a value of this type, the first member from the most significant
   * bits; the inverse of {@link Hardware#pack}.
   *
   * @throws org.firefly.hdl.tree.HardwareException if the word has not {@link #width} bits
   */
  public T unpack(UInt word) {
    return Packing.unpack(this, word);
  }
}
