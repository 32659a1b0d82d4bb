package org.firefly.architecture.board;

import java.util.stream.Stream;

/**
 * The ports of the processing system that the three AXI4 masters of one core use. Masters may share
 * a port; a reading and a writing master do not even slow each other down at it.
 *
 * @param spike for spikes and descriptors, read
 * @param weight for weights and parameters, read
 * @param output for results, written
 */
public record CorePorts(MemoryPort spike, MemoryPort weight, MemoryPort output) {
  /** What a core gets when a board's file does not say it: two ports, the cores side by side. */
  public static CorePorts usual(int core) {
    MemoryPort shared = core % 2 == 0 ? MemoryPort.HP0 : MemoryPort.HP2;
    MemoryPort weight = core % 2 == 0 ? MemoryPort.HP1 : MemoryPort.HP3;
    return new CorePorts(shared, weight, shared);
  }

  /** The three ports, spike, weight, output. */
  public Stream<MemoryPort> stream() {
    return Stream.of(spike, weight, output);
  }
}
