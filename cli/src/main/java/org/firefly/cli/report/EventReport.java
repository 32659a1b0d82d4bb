package org.firefly.cli.report;

import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.firefly.events.RecordingSummary;
import org.firefly.events.SensorSize;

/**
 * What {@code firefly events} reports; the JSON file has these names. Times are in microseconds.
 *
 * @param format of the file
 * @param width columns of the sensor, absent if the file does not say it
 * @param height rows of the sensor
 * @param events without those dropped
 * @param brighter events of polarity 1
 * @param usedWidth columns up to the last one with an event
 * @param usedHeight rows up to the last one with an event
 * @param dropped events that did not come out of the reader
 * @param special triggers and other things that are no pixels
 * @param reasons what was dropped or special, by reason
 */
public record EventReport(
    String format,
    Optional<Integer> width,
    Optional<Integer> height,
    Optional<String> camera,
    Optional<String> start,
    long events,
    long firstMicroseconds,
    long lastMicroseconds,
    double eventsPerSecond,
    long brighter,
    long longestGapMicroseconds,
    long longestGapAtMicroseconds,
    long unordered,
    Optional<Integer> usedWidth,
    Optional<Integer> usedHeight,
    long dropped,
    long special,
    Map<String, Long> reasons) {
  public EventReport {
    reasons = Map.copyOf(reasons);
  }

  /** The report of a recording. */
  public static EventReport of(RecordingSummary summary) {
    Optional<SensorSize> sensor = summary.recording().sensor();
    return new EventReport(
        summary.recording().format(),
        sensor.map(SensorSize::width),
        sensor.map(SensorSize::height),
        summary.recording().camera(),
        summary.recording().start(),
        summary.events(),
        summary.first(),
        summary.last(),
        summary.rate(),
        summary.brighter(),
        summary.longestGap(),
        summary.gapAt(),
        summary.unordered(),
        summary.pixels().map(SensorSize::width),
        summary.pixels().map(SensorSize::height),
        summary.dropped(),
        summary.special(),
        summary.drops().counts().entrySet().stream()
            .collect(Collectors.toMap(e -> e.getKey().words(), Map.Entry::getValue)));
  }
}
