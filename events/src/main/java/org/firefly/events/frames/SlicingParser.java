package org.firefly.events.frames;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import org.firefly.events.EventException;

/** Reads the part of a text that says how a recording is cut. */
final class SlicingParser {
  private static final double SECOND = 1e6;
  private static final Set<String> MODES =
      Set.of("time_window", "event_count", "n_time_bins", "n_event_bins");
  private static final String TONIC =
      "tonic: with one of time_window, event_count, n_time_bins and n_event_bins, and overlap;"
          + " include_incomplete for the first two, start_time and end_time for the first";

  private final String text;

  SlicingParser(String text) {
    this.text = text;
  }

  Slicing parse(String part) {
    int colon = part.indexOf(':');
    if (colon < 0) {
      double step = TimeText.microseconds(part, 1).orElse(0);
      return new SinabsSlicing(atLeastOne(step, part, "a time of at least 1us, such as 10ms"));
    }
    Map<String, String> values = values(part, part.substring(colon + 1));
    return switch (part.substring(0, colon)) {
      case "tonic" -> tonic(part, values);
      case "spikingjelly" -> spikingJelly(part, values);
      case "sinabs" -> sinabs(part, values);
      default -> throw bad(part, "tonic:, spikingjelly:, sinabs: or a time");
    };
  }

  private Map<String, String> values(String part, String list) {
    Map<String, String> values = new LinkedHashMap<>();
    for (String item : list.split(",", -1)) {
      String[] pair = item.split("=", -1);
      if (pair.length > 2 || values.put(pair[0], pair.length == 2 ? pair[1] : "true") != null) {
        throw bad(part, "KEY=VALUE,KEY=VALUE with each key once");
      }
    }
    return values;
  }

  private Slicing tonic(String part, Map<String, String> values) {
    List<String> modes = values.keySet().stream().filter(MODES::contains).toList();
    if (modes.size() != 1) {
      throw bad(part, TONIC);
    }
    String mode = modes.get(0);
    String value = values.remove(mode);
    String overlapText = values.remove("overlap");
    Slicing slicing =
        switch (mode) {
          case "time_window" -> timeWindow(part, value, overlapText, values);
          case "event_count" -> eventCount(part, value, overlapText, values);
          case "n_time_bins" ->
              new TonicSlicing.TimeBins(count(part, value), share(part, overlapText));
          default -> new TonicSlicing.EventBins(count(part, value), share(part, overlapText));
        };
    if (!values.isEmpty()) {
      throw bad(part, TONIC);
    }
    return slicing;
  }

  private Slicing timeWindow(
      String part, String value, String overlapText, Map<String, String> values) {
    double window = time(part, value);
    double overlap = overlapText == null ? 0 : nonNegativeTime(part, overlapText);
    atLeastOne(window - overlap, part, "an overlap that is less than the window");
    return new TonicSlicing.TimeWindow(
        window,
        overlap,
        flag(part, values.remove("include_incomplete")),
        optionalTime(part, values.remove("start_time")),
        optionalTime(part, values.remove("end_time")));
  }

  private Slicing eventCount(
      String part, String value, String overlapText, Map<String, String> values) {
    long events = count(part, value);
    double overlap = overlapText == null ? 0 : number(part, overlapText);
    atLeastOne(events - overlap, part, "an overlap that is less than the events of a window");
    return new TonicSlicing.EventCount(
        events, overlap, flag(part, values.remove("include_incomplete")));
  }

  private Slicing spikingJelly(String part, Map<String, String> values) {
    if (values.size() == 1) {
      Map.Entry<String, String> only = values.entrySet().iterator().next();
      switch (only.getKey()) {
        case "number":
          return new SpikingJellySlicing.Number(count(part, only.getValue()));
        case "time":
          return new SpikingJellySlicing.Time(count(part, only.getValue()));
        case "duration":
          return new SpikingJellySlicing.Duration((long) time(part, only.getValue()));
        default:
      }
    }
    throw bad(part, "spikingjelly:number=N, spikingjelly:time=N or spikingjelly:duration=TIME");
  }

  private Slicing sinabs(String part, Map<String, String> values) {
    if (values.size() != 1 || !values.containsKey("dt")) {
      throw bad(part, "sinabs:dt=TIME");
    }
    double step = TimeText.microseconds(values.get("dt"), SECOND).orElse(0);
    return new SinabsSlicing(atLeastOne(step, part, "a step of at least 1us"));
  }

  private double time(String part, String value) {
    return atLeastOne(
        TimeText.microseconds(value, 1).orElse(0), part, "a time of at least 1us, such as 10ms");
  }

  private double nonNegativeTime(String part, String value) {
    return TimeText.microseconds(value, 1)
        .orElseThrow(() -> bad(part, "an overlap such as 1ms or 0"));
  }

  private OptionalDouble optionalTime(String part, String value) {
    return value == null
        ? OptionalDouble.empty()
        : OptionalDouble.of(
            TimeText.microseconds(value, 1)
                .orElseThrow(() -> bad(part, "a start_time and end_time such as 0 or 100ms")));
  }

  private double share(String part, String value) {
    double share = value == null ? 0 : number(part, value);
    if (share >= 1) {
      throw bad(part, "an overlap of at least 0 and less than 1");
    }
    return share;
  }

  private double number(String part, String value) {
    return TimeText.plain(value).orElseThrow(() -> bad(part, "an overlap that is a number"));
  }

  private long count(String part, String value) {
    double count = TimeText.plain(value).orElse(0);
    if (count != Math.rint(count) || count < 1 || count > FrameSpecParser.MAX_FRAMES) {
      throw bad(part, "a whole number from 1 to " + FrameSpecParser.MAX_FRAMES);
    }
    return (long) count;
  }

  private boolean flag(String part, String value) {
    if (value != null && !value.equals("true") && !value.equals("false")) {
      throw bad(part, "include_incomplete=true or =false");
    }
    return "true".equals(value);
  }

  private double atLeastOne(double value, String part, String expected) {
    if (value < 1) {
      throw bad(part, expected);
    }
    return value;
  }

  private EventException bad(String part, String expected) {
    return new EventException(
        "Frames '%s' have the part '%s', which should be %s.".formatted(text, part, expected));
  }
}
