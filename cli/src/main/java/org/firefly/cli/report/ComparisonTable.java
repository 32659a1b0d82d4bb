package org.firefly.cli.report;

import java.util.Locale;

/** Prints a comparison for people. */
public final class ComparisonTable {
  private ComparisonTable() {}

  /** A line per layer, then the classes. */
  public static String of(ComparisonReport report) {
    Table table = new Table("layer", "equal spikes", "rate float", "rate int8", "first difference");
    for (ComparisonReport.Layer layer : report.layers()) {
      table.add(
          layer.name(),
          percent(layer.equalSpikes()),
          percent(layer.rateFloat()),
          percent(layer.rateInt8()),
          layer.firstDifference().map(ComparisonTable::text).orElse("none"));
    }
    StringBuilder text = new StringBuilder("Neurons: " + report.conventions() + "\n\n" + table);
    text.append(
        String.format(
            Locale.ROOT,
            "%nEqual classes: %s of %d samples, %d time steps%s.%n",
            percent(report.classesEqual()),
            report.samples(),
            report.timeSteps(),
            ReportPrinter.weights(report.weightBits())));
    report
        .accuracyFloat()
        .ifPresent(
            accuracy ->
                text.append(
                    String.format(
                        Locale.ROOT,
                        "Accuracy: float %s, int8 %s.%n",
                        percent(accuracy),
                        percent(report.accuracyInt8().orElseThrow()))));
    return text.toString();
  }

  private static String text(ComparisonReport.Difference difference) {
    return String.format(
        Locale.ROOT,
        "sample %d, step %d, channel %d (%d, %d): only %s fires",
        difference.sample(),
        difference.timeStep(),
        difference.channel(),
        difference.y(),
        difference.x(),
        difference.fires());
  }

  private static String percent(double share) {
    return String.format(Locale.ROOT, "%.2f %%", 100 * share);
  }
}
