package org.firefly.cli.report;

import java.util.Locale;
import org.firefly.report.model.Synthesis;

/** Prints what an accelerator takes of a device. */
public final class SynthesisTable {
  private SynthesisTable() {}

  /** A row per block of one core. */
  public static String blocks(Synthesis report) {
    Table table =
        new Table("block", "LUT", "as memory", "FF", "DSP48E2", "RAMB36", "URAM", "LUT levels");
    for (Synthesis.Block block : report.blocks()) {
      table.add(
          block.name(),
          count(block.lut()),
          count(block.lutAsMemory()),
          count(block.ff()),
          count(block.dsp48e2()),
          halves(block.ramb36()),
          count(block.uram()),
          count(block.lutLevels()));
    }
    return table.toString();
  }

  /** A row per resource of the device, and the longest path. */
  public static String device(Synthesis report) {
    Table table = new Table(report.device(), "used", "available", "share");
    for (Synthesis.Use use : report.uses()) {
      String share = use.available() == 0 ? "-" : percent(use.share());
      table.add(use.name(), halves(use.used()), count(use.available()), share);
    }
    return String.format(
        Locale.ROOT,
        "%s%n%s: %d core%s, P = %d (estimate by Yosys)%nlongest path: %d LUT levels from %s to %s%n",
        table,
        report.target(),
        report.cores(),
        report.cores() == 1 ? "" : "s",
        report.parallelism(),
        report.longestPath().lutLevels(),
        report.longestPath().start(),
        report.longestPath().end());
  }

  private static String count(int number) {
    return Integer.toString(number);
  }

  /** Block RAMs come in halves. */
  private static String halves(double number) {
    return number == Math.rint(number)
        ? Long.toString((long) number)
        : String.format(Locale.ROOT, "%.1f", number);
  }

  private static String percent(double share) {
    return String.format(Locale.ROOT, "%.1f %%", 100 * share);
  }
}
