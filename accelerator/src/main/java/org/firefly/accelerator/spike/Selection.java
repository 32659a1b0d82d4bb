package org.firefly.accelerator.spike;

import static org.firefly.hdl.Hardware.mux;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.firefly.hdl.UInt;

/** Words within words, and choices among them. */
final class Selection {
  private Selection() {}

  /** The words of {@code bits} bits in a longer one, lowest first. */
  static List<UInt> words(UInt packed, int bits) {
    return IntStream.range(0, packed.width() / bits)
        .mapToObj(i -> packed.slice(bits * (i + 1) - 1, bits * i))
        .toList();
  }

  /** The word at {@code index}; there must be as many as the index has values. */
  static UInt choose(UInt index, List<UInt> words) {
    List<UInt> left = words;
    for (int bit = 0; bit < index.width(); bit++) {
      List<UInt> half = new ArrayList<>();
      for (int i = 0; i < left.size(); i += 2) {
        half.add(mux(index.bit(bit), left.get(i + 1), left.get(i)));
      }
      left = half;
    }
    return left.get(0);
  }
}
