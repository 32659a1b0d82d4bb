package org.firefly.testing;

import org.firefly.architecture.program.Program;

/**
 * A network and what it is fed.
 *
 * @param network the network
 * @param input spikes {@code [n][t][c][y][x]} of 1 to {@code network.batch()} samples
 */
public record TestRun(TestNetwork network, boolean[][][][][] input) {
  /** N of this block; may be smaller than the batch that the planes have room for. */
  public int samples() {
    return input.length;
  }

  /** Makes the program of the network. */
  public Program program() {
    return ProgramBuilder.build(network);
  }
}
