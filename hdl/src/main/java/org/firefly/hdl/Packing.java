package org.firefly.hdl;

import java.util.List;
import org.firefly.hdl.tree.HardwareException;

/** Conversion between values and words of bits. */
final class Packing {
  private Packing() {}

  static UInt pack(Data value) {
    return Hardware.concat(Leaves.of(value).stream().map(leaf -> (Bits) leaf.signal()).toList());
  }

  static <T extends Data> T unpack(DataType<T> type, UInt word) {
    T value = type.create();
    List<Leaves.Leaf> leaves = Leaves.of(value);
    int width = leaves.stream().mapToInt(leaf -> leaf.signal().width()).sum();
    if (width != word.width()) {
      throw new HardwareException(
          Caller.location(),
          "a value of " + width + " bits cannot be read from " + word.width() + " bits");
    }
    int high = width - 1;
    for (Leaves.Leaf leaf : leaves) {
      int low = high - leaf.signal().width() + 1;
      bind(leaf.signal(), word.slice(high, low));
      high = low - 1;
    }
    return value;
  }

  private static void bind(Signal signal, UInt bits) {
    Bits source = signal instanceof SInt ? bits.asSInt() : bits;
    signal.bind(source.binding());
  }
}
