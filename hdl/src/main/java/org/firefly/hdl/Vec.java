package org.firefly.hdl;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A fixed number of values of the same type.
 *
 * @param <T> class of the elements
 */
public final class Vec<T extends Data> implements Data {
  private final DataType<T> elementType;
  private final List<T> elements;

  private Vec(DataType<T> elementType, List<T> elements) {
    this.elementType = elementType;
    this.elements = List.copyOf(elements);
  }

  static <T extends Data> Vec<T> create(int size, DataType<T> elementType) {
    return new Vec<>(elementType, Stream.generate(elementType::create).limit(size).toList());
  }

  /** A vector with each signal changed. */
  Vec<T> map(UnaryOperator<Bits> change) {
    return new Vec<>(
        elementType, elements.stream().map(element -> Shapes.map(element, change)).toList());
  }

  /** Number of elements. */
  public int size() {
    return elements.size();
  }

  /** Element {@code index}, from 0. */
  public T get(int index) {
    return elements.get(index);
  }

  /**
   * The element chosen at run time, read through a tree of multiplexers. An index beyond the end
   * reads some element.
   */
  public T get(UInt index) {
    List<UInt> words = elements.stream().map(Packing::pack).toList();
    for (int bit = 0; words.size() > 1; bit++) {
      words = halve(words, bit < index.width() ? index.bit(bit) : Hardware.literal(false));
    }
    return elementType.unpack(words.get(0));
  }

  private static List<UInt> halve(List<UInt> words, Bool odd) {
    List<UInt> half = new ArrayList<>();
    for (int i = 0; i < words.size(); i += 2) {
      UInt even = words.get(i);
      half.add(i + 1 < words.size() ? Hardware.mux(odd, words.get(i + 1), even) : even);
    }
    return half;
  }

  /** The elements in order. */
  public List<T> elements() {
    return elements;
  }

  /** Calls {@code action} with each element and its index. */
  public void forEach(BiConsumer<T, Integer> action) {
    IntStream.range(0, size()).forEach(i -> action.accept(elements.get(i), i));
  }

  /**
   * Connects element by element.
   *
   * @throws org.firefly.hdl.tree.HardwareException if the sizes or members differ
   */
  public void set(Vec<T> source) {
    Leaves.connect(this, source);
  }
}
