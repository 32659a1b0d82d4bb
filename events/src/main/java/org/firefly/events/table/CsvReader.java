package org.firefly.events.table;

import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.firefly.events.ByteSource;
import org.firefly.events.DropCounter;
import org.firefly.events.Drops;
import org.firefly.events.EventBatch;
import org.firefly.events.EventException;
import org.firefly.events.EventOptions;
import org.firefly.events.EventReader;
import org.firefly.events.Recording;
import org.firefly.events.SensorSize;

/** Reads {@link CsvFormat}. */
final class CsvReader implements EventReader {
  private static final Pattern SIZED = Pattern.compile("x@(\\d{1,9}),y@(\\d{1,9})");
  private static final Pattern BETWEEN = Pattern.compile("\\s*[,;\\t]\\s*|\\s+");

  private final ByteSource source;
  private final Columns columns;
  private final Recording recording;
  private final DropCounter drops = new DropCounter();
  private CsvTime unit;
  private String[] next;
  private long line;

  CsvReader(ByteSource source, EventOptions options) {
    this.source = source;
    unit = options.rule(CsvTime.class);
    next = words();
    recording = recording(next);
    boolean named = next != null && next[0].matches("\\s*[A-Za-z_].*");
    columns = named ? Columns.of(List.of(next)) : Columns.of(options.rule(ColumnOrder.class));
    if (!columns.isComplete()) {
      throw new EventException(
          "%s names the columns %s, but none for x or the time; name them t, x, y and p."
              .formatted(source.name(), String.join(", ", next)));
    }
    next = named ? words() : next;
    if (unit == CsvTime.BY_POINT) {
      boolean point = next != null && word(columns.time()).contains(".");
      unit = point ? CsvTime.SECONDS : CsvTime.MICROSECONDS;
    }
  }

  @Override
  public Recording recording() {
    return recording;
  }

  @Override
  public boolean read(EventBatch batch) {
    batch.clear();
    try {
      while (batch.room() > 0 && hasNext(batch.size() == 0)) {
        add(batch);
        next = null;
      }
    } catch (EventException e) {
      // Those before it are good; the next call meets the damage again.
      if (batch.size() == 0) {
        throw e;
      }
    }
    return batch.size() > 0;
  }

  private void add(EventBatch batch) {
    Coordinates.add(
        batch,
        drops,
        time(word(columns.time())),
        number(word(columns.x())),
        columns.y() < 0 ? 0 : number(word(columns.y())),
        columns.polarity() < 0 ? 1 : polarity(word(columns.polarity())));
  }

  /**
   * @param waits whether to wait for a line that a pipe does not hold yet
   */
  private boolean hasNext(boolean waits) {
    if (next == null && (waits || source.holdsLine())) {
      next = words();
    }
    return next != null;
  }

  /** Faery writes the sensor's size into the names: {@code t,x@346,y@260,on}. */
  private Recording recording(String[] names) {
    Recording recording = Recording.of(CsvFormat.NAME);
    Matcher size = SIZED.matcher(names == null ? "" : String.join(",", names));
    if (!size.find()) {
      return recording;
    }
    int width = Integer.parseInt(size.group(1));
    int height = Integer.parseInt(size.group(2));
    if (!SensorSize.possible(width) || !SensorSize.possible(height)) {
      throw source.damaged("names a sensor of " + width + "x" + height);
    }
    return recording.withSensor(new SensorSize(width, height));
  }

  /** The words of the next line that has any; null at the end. */
  private String[] words() {
    while (source.available(1) > 0) {
      String text = source.line().strip();
      line++;
      if (!text.isEmpty() && !text.startsWith("#")) {
        return BETWEEN.split(text);
      }
    }
    return null;
  }

  private String word(int column) {
    if (column >= next.length) {
      throw bad(
          String.format(
              Locale.ROOT, "has %d columns instead of %d", next.length, columns.largest() + 1));
    }
    return next[column];
  }

  private long time(String text) {
    if (unit == CsvTime.MICROSECONDS && text.indexOf('.') < 0) {
      return number(text);
    }
    double factor = unit == CsvTime.SECONDS ? 1e6 : unit == CsvTime.MILLISECONDS ? 1e3 : 1;
    try {
      return Math.round(Double.parseDouble(text) * factor);
    } catch (NumberFormatException e) {
      throw bad("has '%s' where a time should be".formatted(text));
    }
  }

  private long number(String text) {
    try {
      return Long.parseLong(text);
    } catch (NumberFormatException e) {
      return fraction(text);
    }
  }

  /** Some tools write whole numbers with a point. */
  private long fraction(String text) {
    try {
      return (long) Double.parseDouble(text);
    } catch (NumberFormatException e) {
      throw bad("has '%s' where a number should be".formatted(text));
    }
  }

  private long polarity(String text) {
    return text.equalsIgnoreCase("true") ? 1 : text.equalsIgnoreCase("false") ? 0 : number(text);
  }

  private EventException bad(String problem) {
    return new EventException(
        String.format(
            Locale.ROOT,
            "%s, line %d, %s; correct or remove the line.",
            source.name(),
            line,
            problem));
  }

  @Override
  public Drops drops() {
    return drops.drops();
  }

  @Override
  public void close() {
    source.close();
  }
}
