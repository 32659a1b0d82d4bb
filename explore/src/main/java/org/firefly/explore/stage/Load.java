package org.firefly.explore.stage;

import org.firefly.architecture.board.Board;
import org.firefly.architecture.board.MemorySystem;

/**
 * What the clock model takes besides a program.
 *
 * @param cores that share the memory's bandwidth
 * @param memory behind their ports
 */
public record Load(int cores, MemorySystem memory) {
  /** The load of a board whose cores are all at work. */
  public static Load of(Board board) {
    return new Load(board.config().cores(), board.memory());
  }
}
