package org.firefly.events.aedat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.firefly.events.ByteSource;
import org.firefly.events.EventOptions;
import org.firefly.events.EventReader;
import org.firefly.events.EventWriter;
import org.firefly.events.Recording;
import org.firefly.events.WritableFormat;

/** AEDAT 4, the format of DV: compressed packets of FlatBuffers, several streams in a file. */
public final class Aedat4Format implements WritableFormat {
  static final byte[] MAGIC = "#!AER-DAT4.0\r\n".getBytes(StandardCharsets.ISO_8859_1);

  @Override
  public String name() {
    return "AEDAT4";
  }

  @Override
  public List<String> suffixes() {
    return List.of(".aedat4");
  }

  @Override
  public boolean recognises(byte[] head) {
    return ByteSource.startsWith(head, MAGIC);
  }

  @Override
  public EventReader open(ByteSource source, EventOptions options) {
    return new Aedat4Reader(source, Aedat4Header.take(source), options);
  }

  @Override
  public EventWriter create(Path file, Recording recording) {
    return new Aedat4Writer(file, recording);
  }
}
