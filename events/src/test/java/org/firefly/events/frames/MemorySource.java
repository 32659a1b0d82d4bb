package org.firefly.events.frames;

import org.firefly.events.DropCounter;
import org.firefly.events.Drops;
import org.firefly.events.EventBatch;
import org.firefly.events.EventOptions;
import org.firefly.events.EventReader;
import org.firefly.events.EventSource;
import org.firefly.events.Recording;
import org.firefly.events.SensorSize;

/**
 * A recording in memory.
 *
 * @param events time, x, y, polarity each
 */
record MemorySource(SensorSize sensor, long[][] events) implements EventSource {
  @Override
  public String name() {
    return "test";
  }

  @Override
  public EventReader open(EventOptions options) {
    return new Reader();
  }

  private final class Reader implements EventReader {
    private int next;

    @Override
    public Recording recording() {
      return Recording.of("test").withSensor(sensor);
    }

    /** A few events at a time, so that frames reach across batches. */
    @Override
    public boolean read(EventBatch batch) {
      batch.clear();
      for (int i = 0; i < 5 && next < events.length; i++, next++) {
        long[] event = events[next];
        batch.add(event[0], (int) event[1], (int) event[2], (int) event[3]);
      }
      return batch.size() > 0;
    }

    @Override
    public Drops drops() {
      return new DropCounter().drops();
    }

    @Override
    public void close() {}
  }
}
