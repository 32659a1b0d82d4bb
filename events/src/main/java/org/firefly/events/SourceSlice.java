package org.firefly.events;

import java.util.Locale;

/**
 * A part of a recording.
 *
 * @param source the whole
 * @param from time of the earliest event of the part in microseconds
 * @param to exclusive limit of the times
 */
public record SourceSlice(EventSource source, long from, long to) implements EventSource {
  @Override
  public String name() {
    return String.format(Locale.ROOT, "%s from %d to %d us", source.name(), from, to);
  }

  @Override
  public EventReader open(EventOptions options) {
    EventReader reader = source.open(options);
    return new EventReader() {
      @Override
      public Recording recording() {
        return reader.recording();
      }

      @Override
      public boolean read(EventBatch batch) {
        while (reader.read(batch)) {
          keep(batch);
          if (batch.size() > 0) {
            return true;
          }
        }
        return false;
      }

      @Override
      public Drops drops() {
        return reader.drops();
      }

      @Override
      public void close() {
        reader.close();
      }
    };
  }

  private void keep(EventBatch batch) {
    int kept = 0;
    for (int i = 0; i < batch.size(); i++) {
      if (batch.time(i) >= from && batch.time(i) < to) {
        batch.move(i, kept++);
      }
    }
    batch.resize(kept);
  }
}
