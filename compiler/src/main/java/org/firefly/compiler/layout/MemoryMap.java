package org.firefly.compiler.layout;

import java.util.ArrayList;
import java.util.List;
import org.firefly.architecture.program.Alignment;
import org.firefly.architecture.program.MemoryRegion;
import org.firefly.compiler.options.CompilerException;

/** Hands out aligned regions one behind the other. */
final class MemoryMap {
  private static final long OFFSET_LIMIT = 1L << 32;

  private final List<MemoryRegion> regions = new ArrayList<>();
  private long end;

  /**
   * Offset of a new region.
   *
   * @throws CompilerException if offsets no longer fit the descriptors' 32 bits
   */
  long allocate(String name, long bytes) {
    long offset = end;
    end = Alignment.up(offset + bytes);
    if (end > OFFSET_LIMIT) {
      throw new CompilerException(
          "",
          "weights and spikes of a batch block take more than 4 GiB",
          "choose a smaller batch or fewer time steps");
    }
    regions.add(new MemoryRegion(name, offset, bytes));
    return offset;
  }

  /** First byte behind all regions, aligned. */
  long end() {
    return end;
  }

  List<MemoryRegion> regions() {
    return List.copyOf(regions);
  }
}
