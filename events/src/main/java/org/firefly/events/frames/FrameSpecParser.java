package org.firefly.events.frames;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.firefly.events.EventException;
import org.firefly.events.SensorSize;

/**
 * Parts joined by {@code +}: transforms, one slicing, and what happens to counts.
 *
 * <pre>
 * transform  denoise=TIME | crop=WxH[@X:Y] | downsample=N | downsample=WxH | flip=x|y|polarity
 *            | transpose | time=FROM..TO
 * slicing    TIME | tonic:KEY=VALUE,... | spikingjelly:number=N|time=N|duration=TIME | sinabs:dt=TIME
 * counts     merge | clip | frames=N
 * </pre>
 *
 * <p>A time is a number with {@code us}, {@code ms} or {@code s}; without unit it is in
 * microseconds, but in seconds for {@code sinabs:dt}, as the tools have it.
 */
final class FrameSpecParser {
  private static final Pattern PART = Pattern.compile("([a-z]+)(?:=(.*))?");
  private static final Pattern SIZE =
      Pattern.compile("(\\d{1,5})x(\\d{1,5})(?:@(\\d{1,5}):(\\d{1,5}))?");
  static final int MAX_FRAMES = 1 << 20;

  private final String text;
  private final List<Transform> transforms = new ArrayList<>();
  private Slicing slicing;
  private boolean merged;
  private boolean clipped;
  private OptionalLong frames = OptionalLong.empty();

  FrameSpecParser(String text) {
    this.text = text;
  }

  FrameSpec parse() {
    for (String part : text.split("\\+", -1)) {
      add(part.strip().toLowerCase(Locale.ROOT));
    }
    if (slicing == null) {
      throw new EventException(
          "Frames '%s' do not say how a recording is cut; add tonic:n_time_bins=16, spikingjelly:number=16, sinabs:dt=1ms or a time such as 10ms."
              .formatted(text));
    }
    return new FrameSpec(text, transforms, slicing, merged, clipped, frames);
  }

  private void add(String part) {
    Matcher named = PART.matcher(part);
    if (!named.matches()) {
      slice(new SlicingParser(text).parse(part));
      return;
    }
    String value = named.group(2) == null ? "" : named.group(2);
    switch (named.group(1)) {
      case "denoise" -> transform(new Transforms.Denoise((long) time(part, value)));
      case "crop" -> transform(crop(part, value));
      case "downsample" -> transform(downsample(part, value));
      case "flip" -> transform(flip(part, value));
      case "transpose" -> transform(bare(part, value, new Transforms.Transpose()));
      case "time" -> transform(timeSlice(part, value));
      case "merge" -> merged = bare(part, value, true);
      case "clip" -> clipped = bare(part, value, true);
      case "frames" -> frames = OptionalLong.of(count(part, value));
      default -> throw bad(part, "transforms, slicings and counts; see docs/events.md");
    }
  }

  private void slice(Slicing found) {
    if (slicing != null) {
      throw new EventException(
          "Frames '%s' cut a recording in two ways; leave one of them.".formatted(text));
    }
    slicing = found;
  }

  private void transform(Transform transform) {
    if (slicing != null) {
      throw new EventException(
          "Frames '%s' change events behind the cut into frames; put that part first."
              .formatted(text));
    }
    transforms.add(transform);
  }

  private Transform crop(String part, String value) {
    Matcher size = SIZE.matcher(value);
    if (!size.matches()) {
      throw bad(part, "crop=WxH for the middle, or crop=WxH@X:Y");
    }
    SensorSize cropped = size(part, size);
    return size.group(3) == null
        ? new Transforms.CentreCrop(cropped)
        : new Transforms.Crop(
            cropped, Integer.parseInt(size.group(3)), Integer.parseInt(size.group(4)));
  }

  private Transform downsample(String part, String value) {
    Matcher size = SIZE.matcher(value);
    if (size.matches() && size.group(3) == null) {
      return new Transforms.Resize(size(part, size));
    }
    return new Transforms.Downsample((int) count(part, value));
  }

  private SensorSize size(String part, Matcher size) {
    int width = Integer.parseInt(size.group(1));
    int height = Integer.parseInt(size.group(2));
    if (!SensorSize.possible(width) || !SensorSize.possible(height)) {
      throw bad(part, "a size of at least 1x1 and at most 65536x65536 pixels");
    }
    return new SensorSize(width, height);
  }

  private Transform flip(String part, String value) {
    return switch (value) {
      case "x" -> new Transforms.Mirror(Transforms.Flip.X);
      case "y" -> new Transforms.Mirror(Transforms.Flip.Y);
      case "polarity" -> new Transforms.Mirror(Transforms.Flip.POLARITY);
      default -> throw bad(part, "flip=x, flip=y or flip=polarity");
    };
  }

  private Transform timeSlice(String part, String value) {
    int dots = value.indexOf("..");
    if (dots < 0) {
      throw bad(part, "time=FROM..TO, such as time=0..300ms");
    }
    long from = (long) time(part, value.substring(0, dots));
    long to = (long) time(part, value.substring(dots + 2));
    if (to <= from) {
      throw bad(part, "an end behind its beginning");
    }
    return new Transforms.TimeSlice(from, to);
  }

  private double time(String part, String value) {
    return TimeText.microseconds(value, 1)
        .orElseThrow(() -> bad(part, "a time such as 10ms, 500us or 0.5s"));
  }

  private long count(String part, String value) {
    try {
      int count = Integer.parseInt(value);
      if (count > 0 && count <= MAX_FRAMES) {
        return count;
      }
      throw bad(part, "a number from 1 to " + MAX_FRAMES);
    } catch (NumberFormatException e) {
      throw bad(part, "a number from 1 to " + MAX_FRAMES);
    }
  }

  private <T> T bare(String part, String value, T result) {
    if (!value.isEmpty()) {
      throw bad(part, "this word without a value");
    }
    return result;
  }

  private EventException bad(String part, String expected) {
    return new EventException(
        "Frames '%s' have the part '%s', which should be %s.".formatted(text, part, expected));
  }
}
