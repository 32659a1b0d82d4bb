package org.firefly.cli;

import java.util.Optional;
import org.firefly.architecture.board.Board;
import org.firefly.architecture.program.Program;
import org.firefly.compiler.Compilation;
import org.firefly.compiler.Compiler;
import org.firefly.compiler.options.CompilerException;
import org.firefly.compiler.options.CompilerOptions;
import org.firefly.compiler.options.FirstLayerPlace;
import org.firefly.compiler.options.InputKind;
import org.firefly.network.Network;
import org.firefly.timing.ClockModel;

/**
 * Compiles with the first layer where the user wants it, else where an image takes less time from
 * its numbers to its answer: the clocks of the clock model, and in front of them what the host's
 * first layer is estimated to take.
 */
final class FasterPlace {
  private FasterPlace() {}

  /**
   * Compiles.
   *
   * @param options with the input described
   * @throws CompilerException if the network runs in no place that the user allows
   */
  static Compilation compile(Network network, Board board, CompilerOptions options) {
    boolean open =
        options.firstLayer().isEmpty()
            && options.input().kind() != InputKind.SPIKES
            && options.input().bits().isPresent();
    if (!open) {
      return Compiler.compile(network, options);
    }
    Optional<Compilation> chip = tried(network, options.withFirstLayer(FirstLayerPlace.CHIP));
    if (chip.isEmpty()) {
      return Compiler.compile(network, options);
    }
    return tried(network, options)
        .filter(host -> seconds(host.program(), board) < seconds(chip.get().program(), board))
        .orElse(chip.get());
  }

  /** Where the first layer of a compilation runs, for options of another batch. */
  static FirstLayerPlace of(Compilation compilation) {
    return compilation.quantised().host().isPresent() ? FirstLayerPlace.HOST : FirstLayerPlace.CHIP;
  }

  private static Optional<Compilation> tried(Network network, CompilerOptions options) {
    try {
      return Optional.of(Compiler.compile(network, options));
    } catch (CompilerException e) {
      // What one place cannot run, the other may; if none can, the host says why.
      return Optional.empty();
    }
  }

  private static double seconds(Program program, Board board) {
    double clocks = ClockModel.estimate(program, board, program.batch()).clocksPerSample();
    return clocks / (board.clockMHz() * 1e6) + HostCost.seconds(program).orElse(0.0);
  }
}
