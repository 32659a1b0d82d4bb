package org.firefly.explore.study;

import java.util.Optional;
import java.util.OptionalInt;
import org.firefly.architecture.board.Board;
import org.firefly.architecture.board.MemorySystem;

/**
 * The DRAM of a point; what is absent is the board's.
 *
 * @param latencyClocks clocks of the accelerator from a request to its answer
 * @param gigabytesPerSecond bandwidth that all ports together sustain, in 10^9 bytes per second
 */
public record Memory(OptionalInt latencyClocks, Optional<Double> gigabytesPerSecond) {
  private static final double MEGA_PER_GIGA = 1e3;

  /** The board's own. */
  public static final Memory OF_BOARD = new Memory(OptionalInt.empty(), Optional.empty());

  /** The memory as the accelerator of a board sees it. */
  MemorySystem of(Board board) {
    MemorySystem own = board.memory();
    return new MemorySystem(
        own.portBytes(),
        latencyClocks.orElse(own.latencyClocks()),
        gigabytesPerSecond
            .map(rate -> rate * MEGA_PER_GIGA / board.clockMHz())
            .orElse(own.sharedBytesPerClock()));
  }
}
