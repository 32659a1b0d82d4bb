package org.firefly.events.aedat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.firefly.events.ByteSource;
import org.firefly.events.Recording;

/**
 * The lines of text before the events of AEDAT 2 and 3.1, each with {@code #} in front.
 *
 * @param lines without the {@code #}
 */
record AedatHeader(List<String> lines) {
  private static final int MAX_LINES = 100_000;

  AedatHeader {
    lines = List.copyOf(lines);
  }

  /**
   * Takes lines up to and with one that ends the header, or up to one that is no text. An AEDAT 2
   * header has no end mark, and an address may begin with the byte of {@code #}, so what follows
   * decides: a line of a header holds no control characters.
   */
  static AedatHeader take(ByteSource source, String end) {
    List<String> lines = new ArrayList<>();
    while (isText(source)) {
      String line = source.line().substring(1);
      if (line.strip().equals(end)) {
        break;
      }
      if (lines.size() == MAX_LINES) {
        throw source.damaged("has a header of more than " + MAX_LINES + " lines");
      }
      lines.add(line);
    }
    return new AedatHeader(lines);
  }

  /** What follows a key, such as {@code Start-Time:}, in the first line that has it. */
  Optional<String> after(String key) {
    return lines.stream()
        .map(String::strip)
        .filter(line -> line.startsWith(key))
        .map(line -> line.substring(key.length()).strip())
        .findFirst();
  }

  /** The first camera that is named behind a key. */
  Optional<Camera> camera(String key) {
    return lines.stream()
        .filter(line -> line.contains(key))
        .flatMap(line -> Camera.in(line).stream())
        .findFirst();
  }

  /** The header's words about the recording. */
  Recording recording(String format, Optional<Camera> camera, Optional<String> start) {
    Recording recording = Recording.of(format);
    if (camera.isPresent()) {
      recording = recording.withSensor(camera.get().size()).withCamera(camera.get().name());
    }
    return start.isPresent() ? recording.withStart(start.get()) : recording;
  }

  private static boolean isText(ByteSource source) {
    int there = Math.min(source.available(ByteSource.HEAD), ByteSource.HEAD);
    if (there == 0 || source.buffer()[source.position()] != '#') {
      return false;
    }
    for (int i = 0; i < there; i++) {
      byte next = source.buffer()[source.position() + i];
      if (next == '\n') {
        return true;
      }
      if (next >= 0 && next < ' ' && next != '\r' && next != '\t') {
        return false;
      }
    }
    return false;
  }
}
