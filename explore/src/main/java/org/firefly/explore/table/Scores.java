package org.firefly.explore.table;

import java.util.Optional;
import org.firefly.architecture.board.DeviceResources;
import org.firefly.explore.stage.Simulated;
import org.firefly.explore.study.Metric;
import org.firefly.timing.Throughput;

/** The numbers by which rows are compared. */
final class Scores {
  private Scores() {}

  /** The value of a row in the unit of the table; empty where it is not known. */
  static Optional<Double> of(Row row, Metric metric) {
    return switch (metric) {
      case ACCURACY -> row.run().flatMap(Simulated.Facts::accuracy);
      case LATENCY -> row.throughput().map(Throughput::latencyUs);
      case THROUGHPUT -> row.throughput().map(Throughput::samplesPerSecond);
      case ENERGY -> row.nanojoules();
      case LUT -> row.share(row.luts(), DeviceResources::luts);
      case FF -> row.share(row.flipFlops(), DeviceResources::flipFlops);
      case DSP -> row.share(row.dsps(), DeviceResources::dsps);
      case RAMB36 -> row.share(row.ramb36(), DeviceResources::ramb36);
      case URAM -> row.urams().map(n -> row.share(row.urams(), DeviceResources::urams).orElse(n));
    };
  }

  /** The same so that more is always better. */
  static Optional<Double> merit(Row row, Metric metric) {
    return of(row, metric).map(value -> metric.moreIsBetter() ? value : -value);
  }
}
