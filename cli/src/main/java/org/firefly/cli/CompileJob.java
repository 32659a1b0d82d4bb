package org.firefly.cli;

import java.io.PrintWriter;
import org.firefly.architecture.board.Board;
import org.firefly.cli.report.Printable;
import org.firefly.compiler.Compilation;
import org.firefly.compiler.options.CompilerOptions;
import org.firefly.compiler.options.Input;
import org.firefly.compiler.options.SampleInput;
import org.firefly.conventions.Questions;
import org.firefly.host.samples.SampleSource;
import org.firefly.host.samples.SpikeSource;
import org.firefly.network.Network;

/**
 * Compiles as every command does: with the user's options, and with the compiler's warnings and
 * what the file leaves open shown.
 *
 * @param network to compile
 * @param board to compile for
 * @param model what the user decided
 * @param err hears the warnings
 */
record CompileJob(Network network, Board board, ModelOptions model, PrintWriter err) {
  /**
   * Compiles for the samples at hand.
   *
   * @throws org.firefly.host.file.HostException if they have other time steps than the model file
   *     says, and the user has not chosen
   */
  Compilation compile(SampleSource samples) {
    if (samples instanceof SpikeSource spikes) {
      model.requireSteps(network, spikes);
    }
    return compile(SampleInput.describe(samples, options()));
  }

  /** Compiles for samples that nobody has seen yet. */
  Compilation compile(Input input) {
    return compile(options().withInput(input));
  }

  /** The same with T decided by the samples. */
  Compilation compile(Input input, int timeSteps) {
    return compile(options().withInput(input).withTimeSteps(timeSteps));
  }

  private CompilerOptions options() {
    return model.compilerOptions(board, network);
  }

  private Compilation compile(CompilerOptions options) {
    Questions.of(network, options.conventions())
        .ifPresent(question -> err.println("warning: " + question));
    Compilation compilation =
        FasterPlace.compile(network, board, model.calibrated(network, options));
    compilation.warnings().forEach(warning -> err.println("warning: " + Printable.line(warning)));
    return compilation;
  }
}
