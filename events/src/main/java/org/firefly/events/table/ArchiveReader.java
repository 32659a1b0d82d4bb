package org.firefly.events.table;

import java.io.IOException;
import java.util.zip.ZipFile;
import org.firefly.events.Drops;
import org.firefly.events.EventBatch;
import org.firefly.events.EventException;
import org.firefly.events.EventReader;
import org.firefly.events.Recording;

/** Closes an archive with the reader of what is in it. */
record ArchiveReader(ZipFile archive, String name, EventReader reader) implements EventReader {
  @Override
  public Recording recording() {
    return reader.recording();
  }

  @Override
  public boolean read(EventBatch batch) {
    return reader.read(batch);
  }

  @Override
  public Drops drops() {
    return reader.drops();
  }

  @Override
  public void close() {
    try {
      archive.close();
    } catch (IOException e) {
      throw new EventException("%s cannot be read: %s.".formatted(name, e.getMessage()), e);
    }
  }
}
