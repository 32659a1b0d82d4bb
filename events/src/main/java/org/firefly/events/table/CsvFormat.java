package org.firefly.events.table;

import java.util.List;
import org.firefly.events.ByteSource;
import org.firefly.events.EventFormat;
import org.firefly.events.EventOptions;
import org.firefly.events.EventReader;
import org.firefly.events.Rule;

/**
 * Text with an event per line; commas, semicolons, tabs or spaces between the numbers. A first line
 * of names says what the columns are; otherwise an option does. Lines that begin with # are
 * comments. Polarity is brighter if it is above 0 or says true.
 */
public final class CsvFormat implements EventFormat {
  static final String NAME = "CSV";

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public List<String> suffixes() {
    return List.of(".csv", ".txt", ".tsv");
  }

  @Override
  public List<Class<? extends Rule>> rules() {
    return List.of(ColumnOrder.class, CsvTime.class);
  }

  @Override
  public boolean recognises(byte[] head) {
    return false;
  }

  @Override
  public EventReader open(ByteSource source, EventOptions options) {
    return new CsvReader(source, options);
  }
}
