package org.firefly.cli;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.firefly.cli.report.Printable;
import org.firefly.cli.report.RunReport;

/** Says which membranes left their range, how often, and what helps. */
final class OverflowText {
  private static final String REMEDY =
      "; results of these samples may be wrong: compile with --calibration X.npy, which gives"
          + " membranes the room that such samples need";

  private OverflowText() {}

  /** A sentence, if a membrane did. */
  static Optional<String> of(RunReport report) {
    if (!report.overflows().isEmpty()) {
      return Optional.of(
          "membranes overflowed in "
              + report.overflows().stream()
                  .map(
                      layer ->
                          String.format(
                              Locale.ROOT,
                              "layer '%s' (batch blocks of %d of %d samples)",
                              Printable.line(layer.name()),
                              layer.samples(),
                              report.samples()))
                  .collect(Collectors.joining(", "))
              + REMEDY
              + ".");
    }
    return report.membraneOverflow()
        ? Optional.of("membranes overflowed in a layer that the board does not name" + REMEDY + ".")
        : Optional.empty();
  }
}
