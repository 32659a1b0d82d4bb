package org.firefly.timing;

import org.firefly.architecture.board.Board;
import org.firefly.architecture.program.Program;
import org.firefly.architecture.program.ProgramLayer;

/**
 * What the clocks of a batch block come to on a board whose cores are all at work.
 *
 * @param latencyUs microseconds from the start to the end of one batch block
 * @param samplesPerSecond of all cores
 * @param denseEquivalentGops dense synaptic operations in 10^9 per second, select and add being two
 */
public record Throughput(double latencyUs, double samplesPerSecond, double denseEquivalentGops) {
  private static final double OPERATIONS_PER_SYNAPSE = 2;

  /**
   * The throughput of a program.
   *
   * @param denseOperations synaptic operations of a sample over all its time steps
   * @param clocks of a batch block on one core
   * @param samples of that block
   */
  public static Throughput of(long denseOperations, long clocks, int samples, Board board) {
    double latencyUs = (double) clocks / board.clockMHz();
    double perSecond = board.config().cores() * samples * 1e6 / latencyUs;
    return new Throughput(
        latencyUs, perSecond, denseOperations * OPERATIONS_PER_SYNAPSE * perSecond / 1e9);
  }

  /** Synaptic operations of a sample over all time steps if every input fired. */
  public static long denseOperations(Program program) {
    return program.timeSteps()
        * program.layers().stream().mapToLong(ProgramLayer::denseOperations).sum();
  }
}
