package org.firefly.cli.timeline;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.firefly.host.file.Json;

/**
 * Events in the trace event format that Chrome defined and Perfetto reads. A process is a source of
 * events, a thread one of its tracks. Times are microseconds; a clock is given by its place.
 */
final class TimeLine {
  private final double clocksPerMicrosecond;
  private final List<Event> names = new ArrayList<>();
  private final List<Event> events = new ArrayList<>();

  /**
   * An event.
   *
   * @param ph kind: X a slice, C a counter, M a name
   * @param ts microseconds
   * @param dur microseconds of a slice
   */
  private record Event(
      String ph,
      String name,
      int pid,
      int tid,
      Optional<Double> ts,
      Optional<Double> dur,
      Map<String, Object> args) {}

  /**
   * An empty time line.
   *
   * @param clockMHz clocks of a microsecond
   */
  TimeLine(int clockMHz) {
    clocksPerMicrosecond = clockMHz;
  }

  /** Names a source of events. */
  void process(int process, String name) {
    names.add(
        new Event(
            "M",
            "process_name",
            process,
            0,
            Optional.empty(),
            Optional.empty(),
            Map.of("name", name)));
  }

  /** Names a track of a source; tracks stand in the order of their numbers. */
  void track(int process, int track, String name) {
    names.add(
        new Event(
            "M",
            "thread_name",
            process,
            track,
            Optional.empty(),
            Optional.empty(),
            Map.of("name", name)));
    names.add(
        new Event(
            "M",
            "thread_sort_index",
            process,
            track,
            Optional.empty(),
            Optional.empty(),
            Map.of("sort_index", track)));
  }

  /** Something that takes from a clock to a clock. */
  void slice(
      int process, int track, String name, double from, double to, Map<String, Object> args) {
    Map<String, Object> all = new LinkedHashMap<>();
    all.put("clock", from);
    all.put("clocks", to - from);
    all.putAll(args);
    events.add(
        new Event(
            "X",
            name,
            process,
            track,
            Optional.of(from / clocksPerMicrosecond),
            Optional.of((to - from) / clocksPerMicrosecond),
            all));
  }

  /** A counter has a value from a clock on. */
  void counter(int process, String name, double clock, long value) {
    events.add(
        new Event(
            "C",
            name,
            process,
            0,
            Optional.of(clock / clocksPerMicrosecond),
            Optional.empty(),
            Map.of("value", value)));
  }

  /** Writes all events in the order of time. */
  void write(OutputStream stream) throws IOException {
    List<Event> sorted = new ArrayList<>(events);
    sorted.sort(Comparator.comparingDouble(event -> event.ts().orElse(0.0)));
    try (JsonGenerator json = Json.mapper().build().createGenerator(stream)) {
      json.writeStartObject();
      json.writeStringField("displayTimeUnit", "ns");
      json.writeArrayFieldStart("traceEvents");
      for (Event event : names) {
        json.writePOJO(event);
      }
      for (Event event : sorted) {
        json.writePOJO(event);
      }
      json.writeEndArray();
      json.writeEndObject();
    }
  }
}
