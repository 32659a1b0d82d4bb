package org.firefly.cli;

import java.util.List;
import java.util.Optional;
import org.firefly.events.EventOptions;
import org.firefly.events.Rules;
import org.firefly.events.SensorSize;
import picocli.CommandLine.Option;

/** How event files are read where the file alone does not say it. */
final class EventReading {
  @Option(
      names = "--event-format",
      paramLabel = "NAME",
      description = "Format of the file (default: what its first bytes or its suffix say).")
  private Optional<String> format = Optional.empty();

  @Option(
      names = "--sensor",
      paramLabel = "WxH",
      description = "Size of the sensor, for files that do not say it or say it wrongly.")
  private Optional<String> sensor = Optional.empty();

  @Option(
      names = "--event-rule",
      paramLabel = "QUESTION=ANSWER",
      description =
          "How to read what tools read differently, such as time-order=drop; see docs/events.md."
              + " May be repeated.")
  private List<String> rules = List.of();

  /**
   * The options of the readers.
   *
   * @throws org.firefly.events.EventException if a size or rule is none
   */
  EventOptions options() {
    EventOptions options = EventOptions.defaults();
    if (format.isPresent()) {
      options = options.withFormat(format.get());
    }
    if (sensor.isPresent()) {
      options = options.withSensor(SensorSize.parse(sensor.get()));
    }
    for (String rule : rules) {
      options = options.with(Rules.parse(rule));
    }
    return options;
  }
}
