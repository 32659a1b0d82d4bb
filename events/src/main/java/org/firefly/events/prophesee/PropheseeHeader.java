package org.firefly.events.prophesee;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.firefly.events.ByteSource;
import org.firefly.events.EventOptions;
import org.firefly.events.Recording;
import org.firefly.events.SensorSize;

/** Lines {@code % key value} before the data; keys in lower case, the last of a key counts. */
final class PropheseeHeader {
  private static final int MAX_LINES = 1000;
  private static final String END = "end";

  private final Map<String, String> fields = new HashMap<>();

  private PropheseeHeader() {}

  /** Takes the header from a source. */
  static PropheseeHeader take(ByteSource source) {
    PropheseeHeader header = new PropheseeHeader();
    for (int lines = 0; startsLine(source); lines++) {
      if (lines == MAX_LINES) {
        throw source.damaged("has a header of more than " + MAX_LINES + " lines");
      }
      if (header.add(source.line())) {
        break;
      }
    }
    return header;
  }

  /** The header at the beginning of a file, as far as it is there. */
  static PropheseeHeader of(byte[] head) {
    PropheseeHeader header = new PropheseeHeader();
    String text = new String(head, StandardCharsets.ISO_8859_1);
    for (String line : text.split("\n")) {
      if (!line.startsWith("%") || header.add(line.stripTrailing())) {
        break;
      }
    }
    return header;
  }

  /** Value of a field; empty if it is not there. */
  Optional<String> field(String key) {
    return Optional.ofNullable(fields.get(key));
  }

  /** Whether the header names an encoding, by {@code format} or, in older files, {@code evt}. */
  boolean isEncoding(String format, String version) {
    return field("format")
        .map(value -> value.split(";")[0].strip().replace(".", "").equalsIgnoreCase(format))
        .orElseGet(() -> field("evt").filter(version::equals).isPresent());
  }

  /** Part {@code key=value} of the field {@code format}. */
  Optional<String> formatOption(String key) {
    for (String part : field("format").orElse("").split(";")) {
      if (part.strip().startsWith(key + "=")) {
        return Optional.of(part.strip().substring(key.length() + 1));
      }
    }
    return Optional.empty();
  }

  /** What the header says, as far as the format has it. */
  Recording recording(String format) {
    Recording recording = Recording.of(format);
    Optional<SensorSize> sensor =
        size(formatOption("width"), formatOption("height"))
            .or(this::geometry)
            .or(() -> size(field("width"), field("height")));
    if (sensor.isPresent()) {
      recording = recording.withSensor(sensor.get());
    }
    if (field("date").isPresent()) {
      recording = recording.withStart(field("date").get());
    }
    Optional<String> camera = field("camera_integrator_name").or(() -> field("integrator_name"));
    return camera.isPresent() ? recording.withCamera(camera.get()) : recording;
  }

  /** What is added to every time, in microseconds. */
  long origin(EventOptions options) {
    String origin = field("t0").orElse("0");
    return options.rule(HeaderOrigin.class) == HeaderOrigin.ADD && origin.matches("[0-9]{1,18}")
        ? Long.parseLong(origin)
        : 0;
  }

  private static boolean startsLine(ByteSource source) {
    if (source.available(2) < 2 || source.buffer()[source.position()] != '%') {
      return false;
    }
    byte second = source.buffer()[source.position() + 1];
    return second == ' ' || second == '\r' || second == '\n';
  }

  /** Adds a line; whether it was the last. */
  private boolean add(String line) {
    String[] keyAndValue = line.substring(1).strip().split("\\s+", 2);
    String key = keyAndValue[0].toLowerCase(Locale.ROOT);
    fields.put(key, keyAndValue.length == 2 ? keyAndValue[1] : "");
    return key.equals(END);
  }

  private Optional<SensorSize> geometry() {
    String[] sizes = field("geometry").orElse("").split("x");
    return sizes.length == 2
        ? size(Optional.of(sizes[0].strip()), Optional.of(sizes[1].strip()))
        : Optional.empty();
  }

  private static Optional<SensorSize> size(Optional<String> width, Optional<String> height) {
    return width
        .flatMap(SensorSize::pixels)
        .flatMap(w -> height.flatMap(SensorSize::pixels).map(h -> new SensorSize(w, h)));
  }
}
