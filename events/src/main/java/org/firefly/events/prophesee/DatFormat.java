package org.firefly.events.prophesee;

import java.util.List;
import java.util.Locale;
import org.firefly.events.ByteSource;
import org.firefly.events.EventFormat;
import org.firefly.events.EventOptions;
import org.firefly.events.EventReader;
import org.firefly.events.Rule;

/** DAT, versions 1 and 2: words of 64 bits behind a header and two bytes, type and size. */
public final class DatFormat implements EventFormat {
  static final String VERSION = "version";

  @Override
  public String name() {
    return "DAT";
  }

  @Override
  public List<String> suffixes() {
    return List.of(".dat");
  }

  @Override
  public List<Class<? extends Rule>> rules() {
    return List.of(HeaderOrigin.class);
  }

  @Override
  public boolean recognises(byte[] head) {
    PropheseeHeader header = PropheseeHeader.of(head);
    return header.field(VERSION).isPresent()
        && header.field("format").or(() -> header.field("evt")).isEmpty();
  }

  @Override
  public EventReader open(ByteSource source, EventOptions options) {
    PropheseeHeader header = PropheseeHeader.take(source);
    if (source.available(2) < 2) {
      throw source.damaged("ends before its events");
    }
    int type = source.buffer()[source.position()];
    int size = source.buffer()[source.position() + 1];
    source.skip(2);
    if (size != Long.BYTES) {
      throw source.damaged(String.format(Locale.ROOT, "has events of %d bytes instead of 8", size));
    }
    return new DatReader(source, header, type, options);
  }
}
