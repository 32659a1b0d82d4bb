package org.firefly.cli;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.firefly.architecture.AcceleratorConfig;
import org.firefly.architecture.ConfigurationException;
import org.firefly.architecture.Setting;
import org.firefly.architecture.board.BlockMemories;
import org.firefly.architecture.board.Board;
import org.firefly.architecture.board.Boards;
import org.firefly.compiler.options.CompilerException;
import org.firefly.compiler.options.CompilerOptions;
import org.firefly.network.Network;
import org.firefly.report.model.Operation;
import org.firefly.timing.Bottleneck;

/**
 * Tries what would make a network faster.
 *
 * @param network to run
 * @param options the compiler's for a board
 */
record Adviser(Network network, Function<Board, CompilerOptions> options) {
  /** Gains below are within what the clock model deviates from the RTL. */
  private static final double NOTICEABLE = 0.02;

  private static final List<Integer> BATCHES = List.of(2, 4, 8, 16, 32);

  /**
   * Advises.
   *
   * @param estimate of the network as it is
   * @param batch that the user asks for
   */
  Advice advise(Estimate estimate, int batch) {
    Board board = estimate.board();
    Operation now = ReportedClocks.operation(estimate, Optional.empty());
    List<Advice.Suggestion> suggestions = new ArrayList<>();
    for (int larger : BATCHES) {
      if (larger > batch) {
        tried(board, larger)
            .filter(then -> then.batch() == larger)
            .ifPresent(then -> add(suggestions, now, "batch " + larger, "--batch " + larger, then));
      }
    }
    for (Board other : Boards.all()) {
      if (!other.name().equals(board.name())) {
        tried(other, batch)
            .ifPresent(
                then ->
                    add(
                        suggestions,
                        now,
                        "board " + other.name(),
                        "--target " + other.name(),
                        then));
      }
    }
    for (Variant variant : variants(board)) {
      tried(variant.board(), batch)
          .ifPresent(
              then ->
                  add(suggestions, now, variant.line(), variant.line() + " in a board file", then));
    }
    suggestions.sort(Comparator.comparingDouble(Advice.Suggestion::gain).reversed());
    return new Advice(
        estimate.compilation().weightBits(),
        now,
        Bottleneck.of(estimate.timing()).sentence(),
        suggestions);
  }

  private static void add(
      List<Advice.Suggestion> suggestions, Operation now, String what, String how, Operation then) {
    double gain = then.imagesPerSecond() / now.imagesPerSecond() - 1;
    if (gain >= NOTICEABLE) {
      suggestions.add(new Advice.Suggestion(what, how, then, gain));
    }
  }

  private Optional<Operation> tried(Board board, int batch) {
    try {
      return Optional.of(Survey.operation(network, board, options.apply(board), batch));
    } catch (CompilerException e) {
      // A network that does not fit there is no way to be faster.
      return Optional.empty();
    }
  }

  /** A board with another setting, as a line of its file. */
  private record Variant(String line, Board board) {}

  private static List<Variant> variants(Board board) {
    AcceleratorConfig config = board.config();
    List<Variant> variants = new ArrayList<>();
    for (int cores = config.cores() + 1; cores <= AcceleratorConfig.MOST_CORES; cores++) {
      add(variants, board, Setting.CORES, cores);
    }
    for (int ports = config.weightPorts() + 1;
        ports <= AcceleratorConfig.MOST_WEIGHT_PORTS;
        ports++) {
      add(variants, board, Setting.WEIGHT_PORTS, ports);
    }
    add(variants, board, Setting.PARALLELISM, 2 * config.parallelism());
    add(variants, board, Setting.WEIGHT_RING_TILES, 2 * config.weightRingTiles());
    add(variants, board, Setting.MEMBRANE_DEPTH, 2 * config.membraneDepth());
    return variants;
  }

  private static void add(List<Variant> variants, Board board, Setting setting, int value) {
    try {
      AcceleratorConfig config = board.config().with(setting, value);
      if (BlockMemories.of(config).fit(board.resources())) {
        variants.add(new Variant(setting.key() + " = " + value, with(board, config)));
      }
    } catch (ConfigurationException e) {
      // Beyond the rules of a configuration, or the DSP slices of the device.
    }
  }

  /** Without its ports, which must be as many as there are cores. */
  private static Board with(Board board, AcceleratorConfig config) {
    return new Board(
        board.name(),
        board.device(),
        board.status(),
        board.clockMHz(),
        board.resources(),
        config,
        board.memory(),
        Optional.empty());
  }
}
