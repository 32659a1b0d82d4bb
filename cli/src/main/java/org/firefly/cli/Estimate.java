package org.firefly.cli;

import org.firefly.architecture.board.Board;
import org.firefly.architecture.program.Program;
import org.firefly.timing.ClockModel;
import org.firefly.timing.NetworkTiming;

/**
 * What the clock model says of a program.
 *
 * @param program compiled for the board
 * @param board where it would run
 * @param timing of one full batch block
 */
record Estimate(Program program, Board board, NetworkTiming timing) {
  static Estimate of(Program program, Board board) {
    return new Estimate(program, board, ClockModel.estimate(program, board, program.batch()));
  }
}
