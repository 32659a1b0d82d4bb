package org.firefly.cli.report;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.firefly.runtime.CoreCounters;
import org.firefly.runtime.LayerCounters;

/** Lays a report out for a terminal. */
public final class ReportPrinter {
  /** What two columns of the tables mean. */
  public static final String LEGEND =
      "ideal: clocks of an array that never waits, or of the busiest port if those are more\n"
          + "use: share of the clocks in which a dense array would work\n";

  /** In the column of the numbers above it. */
  private static final String NO_NUMBER = " ".repeat(12);

  private static final String DENSITY =
      "density: share of inputs and time steps that have a spike (x spikes of an input that fires at"
          + " all)\n";

  private static final String DENSE = "dense";

  private static final String EVENT_LEGEND =
      "ideal: clocks of cells that add two events in every clock\n"
          + "use: share of the clocks in which they do\n";

  private static final String ASSUMED = "density and syn. ops: as assumed";
  private static final String NO_MATTER = "; the clocks of the dense array do not depend on them";

  private ReportPrinter() {}

  /** The table of layers, a line per layer. */
  public static String layers(RunReport report) {
    boolean spikes = report.layers().stream().anyMatch(layer -> layer.density().isPresent());
    boolean assumed = spikes && report.samples() == 0;
    Table table =
        new Table("layer", "kind", "ideal", "clocks", "use", "bound by", "density", "syn. ops");
    for (LayerReport layer : report.layers()) {
      table.add(
          layer.name(),
          layer.kind(),
          count(layer.idealClocks()),
          count(layer.clocks()),
          percent(layer.utilisation()),
          layer.boundBy(),
          density(layer),
          count(layer.effectiveOperations().map(Math::round).orElse(layer.denseOperations())));
    }
    boolean dense = report.engine().equals(DENSE);
    String assumption = ASSUMED + (dense ? NO_MATTER : "") + "\n";
    return table
        + (dense ? LEGEND : EVENT_LEGEND)
        + (spikes ? DENSITY : "")
        + (assumed ? assumption : "")
        + early(report);
  }

  private static String density(LayerReport layer) {
    return layer.density().map(ReportPrinter::percent).orElse("-")
        + layer
            .spikesPerUnion()
            .map(repeat -> String.format(Locale.ROOT, " (x %.2f)", repeat))
            .orElse("");
  }

  private static String early(RunReport report) {
    return report.layers().stream().anyMatch(layer -> layer.idealClocks() > layer.clocks())
        ? "ideal above clocks: weights of that layer came while earlier layers were running\n"
        : "";
  }

  /** The figures of the whole network, with everything that they depend on. */
  public static String totals(RunReport report) {
    Totals totals = report.totals();
    return String.format(
            Locale.ROOT,
            "%s, %d MHz, T = %d, batch %d%s (%s; without the host's share)%n"
                + "  latency      %10.1f us per batch block%n"
                + "  throughput   %10.1f images/s%s%n"
                + "  operations   %10.1f GOP/s (dense; select and add are two)%n"
                + "  use of array %10.1f %%%n"
                + "  clocks       %10s per image%n",
            report.target(),
            report.clockMHz(),
            report.timeSteps(),
            report.batch(),
            weights(report.weightBits()),
            report.figures(),
            totals.latencyUs(),
            totals.fps(),
            cores(report),
            totals.gops(),
            100 * totals.utilisation(),
            count(Math.round(totals.clocksPerImage())))
        + batch(report)
        + host(report.host())
        + whole(report.whole())
        + engine(report)
        + report
            .blockMemory()
            .map(use -> "  block memory " + use.text() + System.lineSeparator())
            .orElse("")
        + report
            .readoutScale()
            .map(scale -> String.format(Locale.ROOT, "  readout      %10.4g per step%n", scale))
            .orElse("");
  }

  private static String engine(RunReport report) {
    return report
        .engineReason()
        .map(reason -> "  engine       " + report.engine() + ", since " + reason)
        .or(
            () ->
                Optional.of("  engine       " + report.engine())
                    .filter(line -> !report.engine().equals(DENSE)))
        .map(line -> line + System.lineSeparator())
        .orElse("");
  }

  /** Bits of weights, if they are fewer than usual. */
  static String weights(int bits) {
    return bits == Byte.SIZE ? "" : ", weights of " + bits + " bits";
  }

  private static String cores(RunReport report) {
    return report.cores() == 1
        ? ""
        : String.format(
            Locale.ROOT,
            " (%d cores x %.1f)",
            report.cores(),
            report.totals().fps() / report.cores());
  }

  private static String host(HostShare host) {
    String share =
        host.layer()
            .map(
                layer ->
                    String.format(
                        Locale.ROOT,
                        "%10s operations per image in %s, %.1f %% of all",
                        count(host.operations()),
                        layer,
                        100 * host.share()))
            .orElseGet(
                () -> NO_NUMBER + host.inputBits().map(ReportPrinter::cuts).orElse("packs spikes"));
    String time =
        host.secondsPerImage()
            .map(s -> String.format(Locale.ROOT, "; %.3f ms per image on one thread here", 1e3 * s))
            .or(() -> host.estimatedSecondsPerImage().map(ReportPrinter::estimated))
            .orElse("");
    return "  host         " + share + time + System.lineSeparator();
  }

  private static String cuts(int bits) {
    return "cuts numbers of " + bits + " bits apart";
  }

  private static String estimated(double seconds) {
    return String.format(
        Locale.ROOT, "; about %.3f ms per image on one thread (AMD EPYC)", 1e3 * seconds);
  }

  private static String whole(Whole whole) {
    return String.format(
        Locale.ROOT,
        "  whole        %10.1f images/s, bound by the %s%s%n               %s%n",
        whole.imagesPerSecond(),
        whole.boundBy(),
        whole
            .hostImagesPerSecond()
            .map(
                rate ->
                    String.format(
                        Locale.ROOT,
                        " (%d threads of such a host: %.1f images/s)",
                        whole.hostThreads(),
                        rate))
            .orElse(""),
        whole.accelerator());
  }

  private static String batch(RunReport report) {
    return report
        .batchBound()
        .map(
            bound ->
                String.format(
                    Locale.ROOT,
                    "  batch        %10d asked, but %s bounds it in %s%n",
                    bound.asked(),
                    bound.memory(),
                    bound.layer()))
        .orElse("");
  }

  /** What the cores of a device counted, beside the clock model; empty where nothing counts. */
  public static String counters(RunReport report) {
    return report.counters().map(counted -> counters(report, counted)).orElse("");
  }

  private static String counters(RunReport report, CoreCounters counted) {
    Table table =
        new Table(
            "counted by the cores, mean of " + counted.blocks() + " blocks",
            "clocks",
            "clock model");
    long blocks = counted.blocks();
    int next = 0;
    for (LayerCounters counters : counted.layers()) {
      List<LayerReport> together = report.layers().subList(next, counters.layer() + 1);
      long model = together.stream().mapToLong(LayerReport::clocks).sum();
      table.add(names(together), count(counters.clocks() / blocks), count(model));
      next = counters.layer() + 1;
    }
    long estimate = report.layers().stream().mapToLong(LayerReport::clocks).sum();
    table.add("start to done", count(counted.clocks() / blocks), count(estimate));
    addStalls(table, counted);
    return table.toString();
  }

  /** Layers that take turns are counted together. */
  private static String names(List<LayerReport> together) {
    return together.stream().map(LayerReport::name).collect(Collectors.joining(" + "));
  }

  private static void addStalls(Table table, CoreCounters counted) {
    long blocks = counted.blocks();
    table.add("array busy", count(counted.busy() / blocks), "");
    table.add("stalled for weights", count(counted.weightStalls() / blocks), "");
    table.add("stalled for spikes", count(counted.spikeStalls() / blocks), "");
    table.add("stalled for output", count(counted.outputStalls() / blocks), "");
  }

  /** What was run, how fast, and how many answers were right. */
  public static String samples(RunReport report) {
    String run =
        String.format(
            Locale.ROOT,
            switch (report.device().orElse("")) {
              case "simulator" -> "%d samples simulated bit-exactly in %.1f s (%s per second).";
              case "rtl" ->
                  "%d samples run on the RTL in %.1f s (%s per second);"
                      + " every spike, logit and overflow flag equals the simulator's.";
              default -> "%d samples run in %.1f s (%s per second).";
            },
            report.samples(),
            report.wallSeconds(),
            rate(report.samples() / report.wallSeconds()));
    return run
        + report
            .accuracy()
            .map(accuracy -> "\nAccuracy: " + percent2(accuracy) + " with int8 weights.")
            .orElse("")
        + report.comparison().map(ReportPrinter::beside).orElse("");
  }

  private static String beside(FloatComparison comparison) {
    return "\nFloat network: "
        + comparison.accuracyFloat().map(a -> "accuracy " + percent2(a) + ", ").orElse("")
        + percent2(comparison.classesEqual())
        + " of the classes equal.";
  }

  /** A rate without an exponent: two digits where it is small. */
  static String rate(double perSecond) {
    return perSecond < 10
        ? new BigDecimal(perSecond).round(new MathContext(2)).toPlainString()
        : String.format(Locale.ROOT, "%.0f", perSecond);
  }

  /** A share as a percentage with two decimals. */
  public static String percent2(double share) {
    return String.format(Locale.ROOT, "%.2f %%", 100 * share);
  }

  /** A share as a percentage with one decimal. */
  public static String percent(double share) {
    return String.format(Locale.ROOT, "%.1f %%", 100 * share);
  }

  /** A count with a space between thousands. */
  public static String count(long value) {
    return String.format(Locale.ROOT, "%,d", value).replace(',', ' ');
  }
}
