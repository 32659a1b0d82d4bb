package org.firefly.events.frames;

import java.util.Locale;
import org.firefly.events.EventBatch;
import org.firefly.events.EventException;
import org.firefly.events.EventReader;

/**
 * How far a recording reaches; what decides where its frames begin and end.
 *
 * @param events their number
 * @param first time of the first event in microseconds, 0 if there are none
 * @param last time of the last event in microseconds, 0 if there are none
 */
public record Extent(long events, long first, long last) {
  /**
   * Reads a recording to its end.
   *
   * @param name of the recording in messages
   * @throws EventException if it is damaged, or an event is earlier than the one before it
   */
  public static Extent of(String name, EventReader reader) {
    EventBatch batch = new EventBatch();
    long events = 0;
    long first = 0;
    long last = 0;
    while (reader.read(batch)) {
      first = events == 0 ? batch.time(0) : first;
      last = requireOrder(name, batch, events == 0 ? first : last);
      events += batch.size();
    }
    return new Extent(events, first, last);
  }

  /** Time from the first to the last event in microseconds. */
  public long duration() {
    return last - first;
  }

  private static long requireOrder(String name, EventBatch batch, long before) {
    long latest = before;
    for (int i = 0; i < batch.size(); i++) {
      if (batch.time(i) < latest) {
        throw new EventException(
            String.format(
                Locale.ROOT,
                "%s has an event at %d us after one at %d us, but frames need events in order; sort it, or let earlier events be dropped (time-order=drop).",
                name,
                batch.time(i),
                latest));
      }
      latest = batch.time(i);
    }
    return latest;
  }
}
