package org.firefly.events;

import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The files of independent tools among the test resources. */
public final class Goldens {
  private Goldens() {}

  /** A file of the folder {@code golden}. */
  public static Path path(String name) {
    try {
      return Path.of(Goldens.class.getResource("golden/" + name).toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  /** All events of a reader as lines {@code t,x,y,p}. */
  public static List<String> events(EventReader reader) {
    return events(reader, new EventBatch());
  }

  /** As {@link #events(EventReader)}, with a batch of one's own. */
  public static List<String> events(EventReader reader, EventBatch batch) {
    List<String> lines = new ArrayList<>();
    while (reader.read(batch)) {
      for (int i = 0; i < batch.size(); i++) {
        lines.add(batch.time(i) + "," + batch.x(i) + "," + batch.y(i) + "," + batch.polarity(i));
      }
    }
    return lines;
  }
}
