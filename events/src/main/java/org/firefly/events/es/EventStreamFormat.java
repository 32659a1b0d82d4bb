package org.firefly.events.es;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.firefly.events.ByteSource;
import org.firefly.events.EventException;
import org.firefly.events.EventFormat;
import org.firefly.events.EventOptions;
import org.firefly.events.EventReader;
import org.firefly.events.Rule;
import org.firefly.events.SensorSize;

/**
 * Event Stream, version 2: {@code Event Stream}, three bytes of version, a byte of type, width and
 * height (16 bits little-endian each), then events of 5 bytes: a byte with the time since the event
 * before, x and y. Sources: the format's specification at
 * github.com/neuromorphic-paris/event_stream, and for the bytes of version 2 the decoder of faery
 * 0.7.1.
 */
public final class EventStreamFormat implements EventFormat {
  static final String NAME = "Event Stream";

  private static final byte[] MAGIC = NAME.getBytes(StandardCharsets.US_ASCII);
  private static final int VERSION = 2;
  private static final int TYPE = 15;
  private static final int HEADER = 20;
  private static final int DVS = 1;
  private static final int ATIS = 2;
  private static final List<String> OTHER_TYPES =
      List.of("generic", "DVS", "ATIS", "display", "color", "liquid");

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public List<String> suffixes() {
    return List.of(".es");
  }

  @Override
  public List<Class<? extends Rule>> rules() {
    return List.of(EventStreamRows.class);
  }

  @Override
  public boolean recognises(byte[] head) {
    return head.length >= MAGIC.length && Arrays.equals(MAGIC, Arrays.copyOf(head, MAGIC.length));
  }

  @Override
  public EventReader open(ByteSource source, EventOptions options) {
    if (source.available(HEADER) <= TYPE) {
      throw source.damaged("ends within its header");
    }
    byte[] head = source.head();
    if (!recognises(head)) {
      throw source.damaged("does not begin with \"Event Stream\"");
    }
    if (head[MAGIC.length] != VERSION) {
      throw new EventException(
          String.format(
              Locale.ROOT,
              "%s is of version %d.%d of Event Stream, but only version 2 is read; convert it with its own tools.",
              source.name(),
              head[MAGIC.length],
              head[MAGIC.length + 1]));
    }
    int type = head[TYPE];
    if (type != DVS && type != ATIS) {
      throw new EventException(
          "%s holds %s events, which have no place and polarity; give a file of DVS or ATIS events."
              .formatted(source.name(), typeName(type)));
    }
    if (head.length < HEADER) {
      throw source.damaged("ends within its header");
    }
    SensorSize sensor = sensor(head, source);
    source.skip(HEADER);
    return new EventStreamReader(source, sensor, type == ATIS, options);
  }

  private static SensorSize sensor(byte[] head, ByteSource source) {
    int width = (short) ByteSource.SHORT_LE.get(head, TYPE + 1) & 0xffff;
    int height = (short) ByteSource.SHORT_LE.get(head, TYPE + 3) & 0xffff;
    if (width == 0 || height == 0) {
      throw source.damaged("says that its sensor has no pixels");
    }
    return new SensorSize(width, height);
  }

  private static String typeName(int type) {
    return type >= 0 && type < OTHER_TYPES.size() ? OTHER_TYPES.get(type) : "unknown";
  }
}
