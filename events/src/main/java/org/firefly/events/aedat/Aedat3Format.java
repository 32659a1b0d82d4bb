package org.firefly.events.aedat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.firefly.events.ByteSource;
import org.firefly.events.EventException;
import org.firefly.events.EventFormat;
import org.firefly.events.EventOptions;
import org.firefly.events.EventReader;
import org.firefly.events.Rule;

/** AEDAT 3.1, the format of cAER and of the data set DVS128 Gesture. */
public final class Aedat3Format implements EventFormat {
  private static final byte[] MAGIC = "#!AER-DAT3.1".getBytes(StandardCharsets.ISO_8859_1);
  private static final String END = "!END-HEADER";

  @Override
  public String name() {
    return "AEDAT3";
  }

  @Override
  public List<String> suffixes() {
    return List.of();
  }

  @Override
  public List<Class<? extends Rule>> rules() {
    return List.of(InvalidEvents.class, Aedat3Extent.class);
  }

  @Override
  public boolean recognises(byte[] head) {
    return ByteSource.startsWith(head, MAGIC);
  }

  @Override
  public EventReader open(ByteSource source, EventOptions options) {
    AedatHeader header = AedatHeader.take(source, END);
    String storage = header.after("Format:").orElse("RAW");
    if (!storage.equals("RAW")) {
      throw new EventException(
          "%s stores its packets as '%s'; save it in the format RAW, which is read."
              .formatted(source.name(), storage));
    }
    return new Aedat3Reader(
        source,
        header.recording(name(), header.camera("Source"), header.after("Start-Time:")),
        options);
  }
}
