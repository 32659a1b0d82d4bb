package org.firefly.accelerator.core;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.firefly.architecture.AcceleratorConfig;
import org.firefly.architecture.Setting;
import org.firefly.architecture.board.Board;
import org.firefly.architecture.board.MemoryAdvice;
import org.firefly.hdl.synthesis.ResourceReport;

/** Finds the largest accelerator that a device holds, where the one asked for does not fit. */
public final class LargestFit {
  private static final int SMALLEST = 16;
  private static final Set<String> MEMORIES = Set.of("RAMB36", "URAM");

  private LargestFit() {}

  /**
   * Why a board cannot hold its accelerator, and what it can hold. Synthesises a smaller core where
   * not even one of the present ones fits.
   *
   * @param fit the accelerator of the board, which does not fit
   */
  public static String refusal(Board board, DeviceFit fit) {
    return refusal(board, fit, CoreReport::ofCore);
  }

  /** The same with another source of reports. */
  static String refusal(
      Board board, DeviceFit fit, Function<AcceleratorConfig, ResourceReport> synthesis) {
    return String.format(
        Locale.ROOT,
        "%s has too few %s for %d core%s with P = %d; %s",
        board.device(),
        String.join(", ", fit.shortages()),
        fit.cores(),
        fit.cores() == 1 ? "" : "s",
        board.config().parallelism(),
        remedy(board, fit, synthesis));
  }

  /** Smaller memories cost less than a core, where they are all that is too large. */
  private static String remedy(
      Board board, DeviceFit fit, Function<AcceleratorConfig, ResourceReport> synthesis) {
    return Optional.of(board)
        .filter(b -> MEMORIES.containsAll(fit.shortages()))
        .flatMap(MemoryAdvice::of)
        .filter(lines -> !lines.isEmpty())
        .map(lines -> lines + " in the board file fit.")
        .orElseGet(() -> largest(board, fit, synthesis));
  }

  private static String largest(
      Board board, DeviceFit fit, Function<AcceleratorConfig, ResourceReport> synthesis) {
    int parallelism = board.config().parallelism();
    int cores = fit.mostCores();
    if (cores == 0 && parallelism > SMALLEST) {
      parallelism = SMALLEST;
      ResourceReport core = synthesis.apply(board.config().with(Setting.PARALLELISM, SMALLEST));
      cores = new DeviceFit(board.resources(), core, AcceleratorConfig.MOST_CORES).mostCores();
    }
    return cores == 0
        ? String.format(
            Locale.ROOT, "not even one core with P = %d fits: take a larger device.", SMALLEST)
        : String.format(
            Locale.ROOT,
            "the largest that fits is cores = %d with parallelism = %d in the board file.",
            cores,
            parallelism);
  }
}
