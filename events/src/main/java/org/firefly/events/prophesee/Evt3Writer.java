package org.firefly.events.prophesee;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;
import org.firefly.events.ByteSink;
import org.firefly.events.EventBatch;
import org.firefly.events.EventException;
import org.firefly.events.EventWriter;
import org.firefly.events.Recording;
import org.firefly.events.SensorSize;

/**
 * Writes EVT3. Neighbours in a row become groups of three vectors of 12, 12 and 8 pixels that stay
 * on the sensor, as cameras send them. The high part of the time never moves far in one word and
 * passes its last value before it wraps around, so that every rule for wraps reads it alike. A
 * recording that starts after 2^24 us says its start in the header field {@code t0}.
 */
final class Evt3Writer implements EventWriter {
  private static final int COORDINATES = 1 << 11;
  private static final int TIME_BITS = 24;
  private static final int LOW_BITS = 12;
  private static final int LOW = (1 << LOW_BITS) - 1;
  private static final int HIGHS = 1 << 12;
  private static final int MAX_STEP = 1 << 10;
  private static final int VECTOR = 32;
  private static final int MIN_VECTOR_EVENTS = 4;
  private static final int NONE = -1;

  private final ByteSink sink;
  private final SensorSize sensor;
  private long origin = NONE;
  private long high;
  private int low = NONE;
  private int row = NONE;

  Evt3Writer(Path file, Recording recording) {
    sensor = recording.sensor().orElseThrow(() -> refused(file, "a sensor of unknown size"));
    if (sensor.width() > COORDINATES || sensor.height() > COORDINATES) {
      throw refused(file, "a sensor of " + sensor);
    }
    sink = new ByteSink(file);
  }

  @Override
  public void write(EventBatch batch) {
    int events;
    for (int i = 0; i < batch.size(); i += events) {
      check(batch, i);
      time(batch.time(i));
      if (batch.y(i) != row) {
        row = batch.y(i);
        word(Evt3Word.ROW, row);
      }
      events = vectorEvents(batch, i);
      if (events >= MIN_VECTOR_EVENTS) {
        vectors(batch, i, events);
      } else {
        events = 1;
        word(Evt3Word.COLUMN, batch.polarity(i) << 11 | batch.x(i));
      }
    }
  }

  @Override
  public void finish() {
    if (origin == NONE) {
      begin(0);
    }
    sink.finish();
  }

  @Override
  public void close() {
    sink.close();
  }

  private void check(EventBatch batch, int i) {
    long time = batch.time(i);
    if (!sensor.contains(batch.x(i), batch.y(i))) {
      throw refused(
          sink.file(),
          String.format(Locale.ROOT, "an event at x = %d, y = %d", batch.x(i), batch.y(i)));
    }
    if (origin == NONE && time >= 0) {
      begin(time >> TIME_BITS << TIME_BITS);
    }
    if (time < 0 || (time - origin) >> LOW_BITS < high || time < origin) {
      throw refused(
          sink.file(), String.format(Locale.ROOT, "an event at %d us after a later one", time));
    }
  }

  private void begin(long start) {
    origin = start;
    String header =
        String.format(
            Locale.ROOT,
            "%% evt 3.0\n%% format EVT3;height=%d;width=%d\n%% geometry %s\n%% t0 %d\n%% end\n",
            sensor.height(),
            sensor.width(),
            sensor,
            origin);
    byte[] bytes = header.getBytes(StandardCharsets.ISO_8859_1);
    sink.write(bytes, 0, bytes.length);
    word(Evt3Word.TIME_HIGH, 0);
  }

  private void time(long time) {
    long relative = time - origin;
    long target = relative >> LOW_BITS;
    while (high < target) {
      boolean last = high % HIGHS == HIGHS - 1;
      long loopEnd = high - high % HIGHS + HIGHS - 1;
      high = last ? high + 1 : Math.min(Math.min(high + MAX_STEP, loopEnd), target);
      word(Evt3Word.TIME_HIGH, (int) (high % HIGHS));
      low = NONE;
    }
    if ((relative & LOW) != low) {
      low = (int) (relative & LOW);
      word(Evt3Word.TIME_LOW, low);
    }
  }

  /** Events from one on that fit into one group of vectors, in their order. */
  private int vectorEvents(EventBatch batch, int first) {
    int end = base(batch.x(first)) + VECTOR;
    int i = first + 1;
    while (i < batch.size()
        && batch.time(i) == batch.time(first)
        && batch.y(i) == row
        && batch.polarity(i) == batch.polarity(first)
        && batch.x(i) > batch.x(i - 1)
        && batch.x(i) < end) {
      i++;
    }
    return sensor.width() < VECTOR ? 1 : i - first;
  }

  private int base(int x) {
    return Math.min(x, sensor.width() - VECTOR);
  }

  private void vectors(EventBatch batch, int first, int events) {
    int base = base(batch.x(first));
    int valid = 0;
    for (int i = first; i < first + events; i++) {
      valid |= 1 << batch.x(i) - base;
    }
    word(Evt3Word.BASE_COLUMN, batch.polarity(first) << 11 | base);
    word(Evt3Word.VECTOR_12, valid & 0xfff);
    word(Evt3Word.VECTOR_12, valid >>> 12 & 0xfff);
    word(Evt3Word.VECTOR_8, valid >>> 24);
  }

  private void word(int type, int content) {
    sink.write(content);
    sink.write(type << 4 | content >> 8);
  }

  private static EventException refused(Path file, String what) {
    return new EventException(
        "%s cannot hold %s; EVT3 has sensors of up to 2048x2048 and times in order; choose AEDAT 4."
            .formatted(file, what));
  }
}
