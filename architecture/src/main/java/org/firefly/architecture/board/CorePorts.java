package org.firefly.architecture.board;

import java.util.List;
import java.util.stream.Stream;

/**
 * The ports of the processing system that the AXI4 masters of one core use. Masters may share a
 * port; a reading and a writing master do not even slow each other down at it.
 *
 * @param spike for spikes and descriptors, read
 * @param weights for weights and parameters, read; one for each weight port of the core
 * @param output for results, written
 */
public record CorePorts(MemoryPort spike, List<MemoryPort> weights, MemoryPort output) {
  public CorePorts {
    weights = List.copyOf(weights);
  }

  /**
   * What a core gets when a board's file does not say it: with one weight port two ports, the cores
   * side by side.
   *
   * @param weightPorts of the core
   */
  public static CorePorts usual(int core, int weightPorts) {
    boolean even = core % 2 == 0;
    MemoryPort shared = even ? MemoryPort.HP0 : MemoryPort.HP2;
    List<MemoryPort> weights =
        even
            ? List.of(MemoryPort.HP1, MemoryPort.HP3, MemoryPort.HP2)
            : List.of(MemoryPort.HP3, MemoryPort.HP1, MemoryPort.HP0);
    return new CorePorts(shared, weights.subList(0, weightPorts), shared);
  }

  /** All of them: spike, weights, output. */
  public Stream<MemoryPort> stream() {
    return Stream.of(Stream.of(spike), weights.stream(), Stream.of(output)).flatMap(ports -> ports);
  }
}
