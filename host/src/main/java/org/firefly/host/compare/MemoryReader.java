package org.firefly.host.compare;

import java.util.Arrays;
import java.util.Objects;

/** Reads the memory of a device, addressed from the program's base address. */
@FunctionalInterface
public interface MemoryReader {
  /** Reads {@code length} bytes from {@code offset}. */
  byte[] read(long offset, int length);

  /** Reads an array that starts at the base address. */
  static MemoryReader of(byte[] memory) {
    return (offset, length) -> {
      int from = (int) Objects.checkFromIndexSize(offset, length, memory.length);
      return Arrays.copyOfRange(memory, from, from + length);
    };
  }
}
