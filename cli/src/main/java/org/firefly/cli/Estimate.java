package org.firefly.cli;

import java.util.Optional;
import org.firefly.architecture.board.Board;
import org.firefly.architecture.program.Program;
import org.firefly.cli.report.BatchBound;
import org.firefly.compiler.Compilation;
import org.firefly.compiler.plan.Plan;
import org.firefly.network.Network;
import org.firefly.timing.ClockModel;
import org.firefly.timing.NetworkTiming;

/**
 * What the clock model says of a program.
 *
 * @param network that was compiled
 * @param compilation for the board
 * @param board where it would run
 * @param timing of one full batch block
 * @param batchBound what lowered the batch, if anything
 * @param assumed spikes, where the user assumes any
 * @param engine whose clocks they are
 */
record Estimate(
    Network network,
    Compilation compilation,
    Board board,
    NetworkTiming timing,
    Optional<BatchBound> batchBound,
    Optional<AssumedSpikes> assumed,
    EngineUse engine) {
  static Estimate of(Network network, Compilation compilation, Board board) {
    Program program = compilation.program();
    Plan plan = compilation.plan();
    return new Estimate(
        network,
        compilation,
        board,
        ClockModel.estimate(program, board, program.batch()),
        plan.bound().map(room -> new BatchBound(plan.asked(), room.layer(), room.memory())),
        Optional.empty(),
        EngineUse.dense(Optional.empty()));
  }

  /** The same with spikes that the user assumes. */
  Estimate assuming(Optional<AssumedSpikes> spikes) {
    return new Estimate(network, compilation, board, timing, batchBound, spikes, engine);
  }

  /** The same with the clocks of an engine. */
  Estimate on(EngineUse other, NetworkTiming clocks) {
    return new Estimate(network, compilation, board, clocks, batchBound, assumed, other);
  }

  Program program() {
    return compilation.program();
  }
}
