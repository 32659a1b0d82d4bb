package org.firefly.events;

import java.util.Optional;

/**
 * What is in a recording; nothing is rounded.
 *
 * @param recording what the file says about itself
 * @param events their number, without what was dropped
 * @param first time of the first event in microseconds, 0 if there are none
 * @param last time of the last event in microseconds, 0 if there are none
 * @param brighter events of polarity 1
 * @param longestGap longest time between an event and the one before it in microseconds
 * @param gapAt time at which the longest gap begins, in microseconds
 * @param unordered events that are earlier than the one before them
 * @param pixels smallest sensor that has all events, empty if there are none
 * @param drops what did not come out of the reader, by reason
 */
public record RecordingSummary(
    Recording recording,
    long events,
    long first,
    long last,
    long brighter,
    long longestGap,
    long gapAt,
    long unordered,
    Optional<SensorSize> pixels,
    Drops drops) {
  /**
   * Reads a recording to its end, in constant memory.
   *
   * @throws EventException if it cannot be read
   */
  public static RecordingSummary of(EventSource source, EventOptions options) {
    try (EventReader reader = source.open(options)) {
      Tally tally = new Tally();
      EventBatch batch = new EventBatch();
      while (reader.read(batch)) {
        for (int i = 0; i < batch.size(); i++) {
          tally.add(batch.time(i), batch.x(i), batch.y(i), batch.polarity(i));
        }
      }
      return tally.summary(reader);
    }
  }

  /** Time from the first to the last event in microseconds. */
  public long duration() {
    return last - first;
  }

  /** Events per second, 0 if all are at the same time. */
  public double rate() {
    return duration() == 0 ? 0 : events * 1e6 / duration();
  }

  /** Triggers and other things that are no pixels. */
  public long special() {
    return drops.count(DropReason.SPECIAL)
        + drops.count(DropReason.TRIGGER)
        + drops.count(DropReason.OTHER_DATA);
  }

  /** Pixels' events and bytes that were dropped. */
  public long dropped() {
    return drops.total() - special();
  }

  private static final class Tally {
    private long events;
    private long first;
    private long last;
    private long brighter;
    private long longestGap;
    private long gapAt;
    private long unordered;
    private int right;
    private int bottom;

    void add(long time, int x, int y, int polarity) {
      if (events == 0) {
        first = time;
        last = time;
      }
      unordered += time < last ? 1 : 0;
      if (time - last > longestGap) {
        longestGap = time - last;
        gapAt = last;
      }
      last = time;
      events++;
      brighter += polarity;
      right = Math.max(right, x);
      bottom = Math.max(bottom, y);
    }

    RecordingSummary summary(EventReader reader) {
      Optional<SensorSize> pixels =
          events == 0 ? Optional.empty() : Optional.of(new SensorSize(right + 1, bottom + 1));
      return new RecordingSummary(
          reader.recording(),
          events,
          first,
          last,
          brighter,
          longestGap,
          gapAt,
          unordered,
          pixels,
          reader.drops());
    }
  }
}
