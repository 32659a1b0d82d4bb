package org.firefly.events.prophesee;

import java.nio.file.Path;
import java.util.List;
import org.firefly.events.ByteSource;
import org.firefly.events.EventOptions;
import org.firefly.events.EventReader;
import org.firefly.events.EventWriter;
import org.firefly.events.Recording;
import org.firefly.events.Rule;
import org.firefly.events.WritableFormat;

/** Raw streams of 16-bit words that say only what changes. */
public final class Evt3Format implements WritableFormat {
  @Override
  public String name() {
    return "EVT3";
  }

  @Override
  public List<String> suffixes() {
    return List.of(".raw");
  }

  @Override
  public List<Class<? extends Rule>> rules() {
    return List.of(HeaderOrigin.class);
  }

  @Override
  public boolean recognises(byte[] head) {
    return PropheseeHeader.of(head).isEncoding("EVT3", "3.0");
  }

  @Override
  public EventReader open(ByteSource source, EventOptions options) {
    return new Evt3Reader(source, PropheseeHeader.take(source), options);
  }

  @Override
  public EventWriter create(Path file, Recording recording) {
    return new Evt3Writer(file, recording);
  }
}
