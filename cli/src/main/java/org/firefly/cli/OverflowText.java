package org.firefly.cli;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.firefly.architecture.program.Program;
import org.firefly.cli.report.LayerOverflow;
import org.firefly.cli.report.Printable;
import org.firefly.cli.report.RunReport;
import org.firefly.runtime.BlockReport;

/** Says which membranes left their range, how often, and what helps. */
final class OverflowText {
  private static final String REMEDY =
      "; results of these samples may be wrong: compile with --calibration X.npy, which gives"
          + " membranes the room that such samples need";

  private OverflowText() {}

  /** A sentence about a run, if a membrane did. */
  static Optional<String> of(RunReport report) {
    return of(report.overflows(), report.membraneOverflow(), report.samples());
  }

  /** The same of a run of which there is no report. */
  static Optional<String> of(Program program, BlockReport seen) {
    return of(Reports.overflows(program, seen), seen.membraneOverflow(), seen.samples());
  }

  private static Optional<String> of(List<LayerOverflow> layers, boolean any, int samples) {
    if (!layers.isEmpty()) {
      return Optional.of(
          "membranes overflowed in "
              + layers.stream()
                  .map(
                      layer ->
                          String.format(
                              Locale.ROOT,
                              "layer '%s' (batch blocks of %d of %d samples)",
                              Printable.line(layer.name()),
                              layer.samples(),
                              samples))
                  .collect(Collectors.joining(", "))
              + REMEDY
              + ".");
    }
    return any
        ? Optional.of("membranes overflowed in a layer that the board does not name" + REMEDY + ".")
        : Optional.empty();
  }
}
