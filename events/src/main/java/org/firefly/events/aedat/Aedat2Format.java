package org.firefly.events.aedat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.firefly.events.ByteSource;
import org.firefly.events.EventFormat;
import org.firefly.events.EventOptions;
import org.firefly.events.EventReader;
import org.firefly.events.Rule;

/** AEDAT 2, the format of jAER. */
public final class Aedat2Format implements EventFormat {
  private static final byte[] MAGIC = "#!AER-DAT2.".getBytes(StandardCharsets.ISO_8859_1);
  private static final String END = "End Of ASCII Header";

  @Override
  public String name() {
    return "AEDAT2";
  }

  @Override
  public List<String> suffixes() {
    return List.of(".aedat");
  }

  @Override
  public List<Class<? extends Rule>> rules() {
    return List.of(Aedat2Chip.class, Aedat2View.class);
  }

  @Override
  public boolean recognises(byte[] head) {
    return ByteSource.startsWith(head, MAGIC);
  }

  @Override
  public EventReader open(ByteSource source, EventOptions options) {
    AedatHeader header = AedatHeader.take(source, END);
    Camera camera =
        switch (options.rule(Aedat2Chip.class)) {
          case HEADER -> header.camera("AEChip").or(() -> header.camera("")).orElse(Camera.DVS128);
          case DVS128 -> Camera.DVS128;
          case DAVIS240 -> Camera.DAVIS240;
          case DAVIS346 -> Camera.DAVIS346;
        };
    return new Aedat2Reader(
        source,
        header.recording(name(), Optional.of(camera), header.after("created")),
        Aedat2Address.of(camera, options.rule(Aedat2View.class)),
        options);
  }
}
