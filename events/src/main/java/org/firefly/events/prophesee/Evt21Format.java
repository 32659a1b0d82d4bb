package org.firefly.events.prophesee;

import java.util.List;
import org.firefly.events.ByteSource;
import org.firefly.events.EventFormat;
import org.firefly.events.EventOptions;
import org.firefly.events.EventReader;
import org.firefly.events.Rule;

/** Raw streams of 64-bit words, up to 32 pixels of a row per word. */
public final class Evt21Format implements EventFormat {
  @Override
  public String name() {
    return "EVT2.1";
  }

  @Override
  public List<String> suffixes() {
    return List.of();
  }

  @Override
  public List<Class<? extends Rule>> rules() {
    return List.of(HeaderOrigin.class, Evt21Order.class);
  }

  @Override
  public boolean recognises(byte[] head) {
    return PropheseeHeader.of(head).isEncoding("EVT21", "2.1");
  }

  @Override
  public EventReader open(ByteSource source, EventOptions options) {
    return new Evt21Reader(source, PropheseeHeader.take(source), options);
  }
}
