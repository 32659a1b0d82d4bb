package org.firefly.cli;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.firefly.architecture.board.Board;
import org.firefly.architecture.board.MemoryAdvice;
import org.firefly.cli.report.Printable;
import org.firefly.compiler.Compilation;
import org.firefly.compiler.Compiler;
import org.firefly.compiler.options.CompilerException;
import org.firefly.compiler.options.CompilerOptions;
import org.firefly.conventions.Questions;
import org.firefly.network.Network;

/**
 * Compiles a network for several boards and batches. Samples of calibration run once, integers are
 * found once for each board, and a warning is said once.
 *
 * @param network to compile
 * @param model what the user decided
 * @param input tells the compiler what samples look like
 * @param err hears the warnings
 */
record SurveyJob(
    Network network, ModelOptions model, UnaryOperator<CompilerOptions> input, PrintWriter err) {

  /**
   * What the clock model says of each board and batch; a board that the network does not fit is
   * left out with a warning.
   *
   * @throws CompilerException if it fits none of them
   */
  List<Estimate> estimates() {
    Questions.of(network, model.conventions()).ifPresent(this::warn);
    Set<String> warnings = new LinkedHashSet<>();
    List<Estimate> estimates = new ArrayList<>();
    UnaryOperator<CompilerOptions> options = calibrated();
    CompilerException refusal = null;
    for (Board board : model.boards()) {
      MemoryAdvice.refusal(board).ifPresent(warnings::add);
      try {
        estimates.addAll(estimates(board, options, warnings));
      } catch (CompilerException e) {
        warnings.add("not on " + board.name() + ": " + e.getMessage());
        refusal = e;
      }
    }
    if (estimates.isEmpty() && refusal != null) {
      throw refusal;
    }
    warnings.forEach(this::warn);
    return estimates;
  }

  private UnaryOperator<CompilerOptions> calibrated() {
    CompilerOptions any =
        input.apply(model.compilerOptions(model.boards().get(0), network, model.batches().get(0)));
    CompilerOptions calibrated = model.calibrated(network, any);
    return options -> input.apply(options).withCalibration(calibrated.calibration());
  }

  private List<Estimate> estimates(
      Board board, UnaryOperator<CompilerOptions> options, Set<String> warnings) {
    List<Estimate> estimates = new ArrayList<>();
    Optional<Compilation> earlier = Optional.empty();
    for (int batch : model.batches()) {
      CompilerOptions chosen = options.apply(model.compilerOptions(board, network, batch));
      Compilation compilation =
          earlier
              .map(other -> again(other, chosen))
              .orElseGet(() -> FasterPlace.compile(network, board, chosen));
      earlier = Optional.of(compilation);
      warnings.addAll(compilation.warnings());
      estimates.add(Estimate.of(network, compilation, board));
    }
    return estimates;
  }

  /** For another batch, with the first layer where it is. */
  private Compilation again(Compilation earlier, CompilerOptions options) {
    return Compiler.forBatch(earlier, network, options.withFirstLayer(FasterPlace.of(earlier)));
  }

  private void warn(String sentence) {
    err.println("warning: " + Printable.line(sentence));
    err.flush();
  }
}
