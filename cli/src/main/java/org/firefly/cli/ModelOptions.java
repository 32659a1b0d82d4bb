package org.firefly.cli;

import java.util.Optional;
import org.firefly.architecture.board.Board;
import org.firefly.architecture.board.Boards;
import org.firefly.compiler.options.CompilerOptions;
import org.firefly.conventions.ConventionOptions;
import org.firefly.conventions.ResetKind;
import org.firefly.conventions.SpikeRule;
import org.firefly.network.FireFlyNotes;
import org.firefly.network.Network;
import picocli.CommandLine.Option;

/** What a NIR file does not say, and where the network is to run. */
final class ModelOptions {
  private static final int DEFAULT_TIME_STEPS = 4;

  /** The spike conditions by the names that scripts use. */
  enum Rule {
    gt,
    ge
  }

  /** The resets by the names that scripts use. */
  enum Reset {
    zero,
    subtract
  }

  @Option(
      names = "--time-steps",
      paramLabel = "T",
      description = "Time steps per sample, 1 to 255 (default: what the file says, else 4).")
  private Optional<Integer> timeSteps;

  @Option(
      names = "--spike-rule",
      defaultValue = "gt",
      description =
          "A neuron fires when its membrane is greater than (gt, NIR's rule) or at least (ge:"
              + " SpikingJelly, Sinabs) its threshold. Default: ${DEFAULT-VALUE}.")
  private Rule spikeRule;

  @Option(
      names = "--reset",
      description =
          "What a spike does to the membrane: zero or subtract. Needed for files without v_reset,"
              + " whose meaning changed between NIR versions.")
  private Optional<Reset> reset;

  @Option(
      names = "--dt",
      paramLabel = "SECONDS",
      defaultValue = "1e-4",
      description = "Length of a time step; files do not carry it. Default: ${DEFAULT-VALUE}.")
  private double dt;

  @Option(
      names = "--target",
      paramLabel = "BOARD",
      defaultValue = "ultra96v2",
      completionCandidates = BoardNames.class,
      description =
          "${COMPLETION-CANDIDATES}, or a board file of your own. Default: ${DEFAULT-VALUE}.")
  private String target;

  @Option(
      names = "--batch",
      paramLabel = "N",
      defaultValue = "1",
      description =
          "Samples that travel together, 1 to 255; more raise throughput and latency, and the"
              + " compiler lowers N where a layer does not fit. Default: ${DEFAULT-VALUE}.")
  private int batch;

  /** The options of the compiler, still without the input's kind and scale. */
  CompilerOptions compilerOptions(Board board, Network network) {
    CompilerOptions options =
        CompilerOptions.of(board.config())
            .withSpikeRule(spikeRule == Rule.ge ? SpikeRule.GREATER_OR_EQUAL : SpikeRule.GREATER)
            .withDt(dt)
            .withBatch(batch);
    if (timeSteps.isPresent() || FireFlyNotes.of(network.metadata()).timeSteps().isEmpty()) {
      options = options.withTimeSteps(timeSteps.orElse(DEFAULT_TIME_STEPS));
    }
    if (reset.isPresent()) {
      options = options.withReset(reset.get() == Reset.zero ? ResetKind.ZERO : ResetKind.SUBTRACT);
    }
    return options;
  }

  /** The conventions that the user decided, for the float network. */
  ConventionOptions conventions() {
    ConventionOptions options =
        ConventionOptions.NONE
            .withDt(dt)
            .withRule(
                spikeRule == Rule.ge
                    ? org.firefly.conventions.SpikeRule.GREATER_OR_EQUAL
                    : org.firefly.conventions.SpikeRule.GREATER);
    if (reset.isEmpty()) {
      return options;
    }
    return options.withReset(
        reset.get() == Reset.zero
            ? org.firefly.conventions.ResetKind.ZERO
            : org.firefly.conventions.ResetKind.SUBTRACT);
  }

  /**
   * The board that the command line names.
   *
   * @throws org.firefly.architecture.ConfigurationException when there is none, naming the known
   */
  Board board() {
    return Boards.find(target);
  }
}
