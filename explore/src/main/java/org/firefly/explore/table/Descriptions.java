package org.firefly.explore.table;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.firefly.architecture.Setting;
import org.firefly.explore.run.Point;
import org.firefly.explore.stage.Simulated;
import org.firefly.explore.study.Memory;

/** Rows in words. */
final class Descriptions {
  private Descriptions() {}

  /**
   * Such as {@code kv260 parallelism 32, T = 4, batch 8: accuracy 91.5 %, 354.4 us, 2822.1
   * images/s}.
   */
  static String of(Row row) {
    List<String> figures = new ArrayList<>();
    row.run()
        .flatMap(Simulated.Facts::accuracy)
        .ifPresent(share -> figures.add(format("accuracy %.2f %%", 100 * share)));
    row.throughput()
        .ifPresent(
            speed -> {
              figures.add(format("%.1f us", speed.latencyUs()));
              figures.add(format("%.1f images/s", speed.samplesPerSecond()));
            });
    return setting(row) + ": " + String.join(", ", figures);
  }

  /** Network, board, what the study makes different of it, T, bits and batch. */
  static String setting(Row row) {
    Point point = row.finding().point();
    List<String> parts = new ArrayList<>();
    parts.add(fileName(point.network()) + " on " + point.target().base().name());
    for (Setting setting : Setting.values()) {
      Integer value = point.target().changes().get(setting);
      if (value != null) {
        parts.add(setting.key() + " " + setting.print(value));
      }
    }
    point.target().clockMHz().ifPresent(clock -> parts.add(clock + " MHz"));
    Memory memory = point.memory();
    memory.latencyClocks().ifPresent(clocks -> parts.add("latency of " + clocks + " clocks"));
    memory.gigabytesPerSecond().ifPresent(rate -> parts.add(rate + " GB/s"));
    row.program().ifPresent(program -> parts.add("T = " + program.timeSteps()));
    parts.add(point.settings().weightBits() + " weight bits");
    parts.add("batch " + row.program().map(p -> p.batch()).orElse(point.settings().batch()));
    return String.join(", ", parts);
  }

  /** Without the folders before it. */
  private static String fileName(String network) {
    return network.substring(network.lastIndexOf('/') + 1);
  }

  private static String format(String format, double value) {
    return String.format(Locale.ROOT, format, value);
  }
}
