package org.firefly.events.nmnist;

import java.nio.file.Path;
import java.util.Locale;
import org.firefly.events.ByteSink;
import org.firefly.events.EventBatch;
import org.firefly.events.EventException;
import org.firefly.events.EventWriter;

/** Writes {@link NmnistFormat}; times above 23 bits are reached by overflow markers. */
final class NmnistWriter implements EventWriter {
  private static final int BYTE_LIMIT = 1 << 8;

  private final ByteSink sink;
  private final byte[] record = new byte[NmnistFormat.RECORD];
  private long offset;

  NmnistWriter(Path file) {
    sink = new ByteSink(file);
  }

  @Override
  public void write(EventBatch batch) {
    for (int i = 0; i < batch.size(); i++) {
      check(batch.x(i), batch.y(i), batch.time(i));
      while (batch.time(i) - offset >= NmnistFormat.TIME_LIMIT) {
        record(0, NmnistFormat.MARKER_ROW, 0, 0);
        offset += NmnistFormat.MARKER_TIME;
      }
      record(batch.x(i), batch.y(i), batch.polarity(i), (int) (batch.time(i) - offset));
    }
  }

  private void check(int x, int y, long time) {
    if (x >= BYTE_LIMIT || y >= BYTE_LIMIT || y == NmnistFormat.MARKER_ROW) {
      throw refused(String.format(Locale.ROOT, "a pixel at x = %d, y = %d", x, y));
    }
    if (time < offset) {
      throw refused(
          String.format(
              Locale.ROOT, "an event at %d us after one at more than %d us", time, offset));
    }
  }

  private EventException refused(String what) {
    return new EventException(
        "%s cannot hold %s; N-MNIST's format has x and y of 8 bits without y = 240, and times in order; choose another format."
            .formatted(sink.file(), what));
  }

  private void record(int x, int y, int polarity, int time) {
    record[0] = (byte) x;
    record[1] = (byte) y;
    record[2] = (byte) (polarity << 7 | time >>> 16);
    record[3] = (byte) (time >>> 8);
    record[4] = (byte) time;
    sink.write(record, 0, record.length);
  }

  @Override
  public void finish() {
    sink.finish();
  }

  @Override
  public void close() {
    sink.close();
  }
}
