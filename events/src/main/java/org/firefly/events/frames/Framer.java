package org.firefly.events.frames;

import java.util.Locale;
import java.util.Optional;
import org.firefly.events.EventBatch;
import org.firefly.events.EventException;
import org.firefly.events.EventOptions;
import org.firefly.events.EventReader;
import org.firefly.events.EventSource;
import org.firefly.events.SensorSize;

/**
 * Makes frames of recordings. A recording is read twice: where its frames begin depends on its last
 * event. Any number of threads may use the same framer.
 */
public final class Framer {
  private final FrameSpec spec;
  private final EventOptions options;
  private final Optional<SensorSize> sensor;

  /**
   * @param options how recordings are read
   * @param sensor size of sensors that neither file nor options say
   */
  public Framer(FrameSpec spec, EventOptions options, Optional<SensorSize> sensor) {
    this.spec = spec;
    this.options = options;
    this.sensor = sensor;
  }

  /**
   * All frames of a recording.
   *
   * @throws EventException if the recording cannot be used, or the frames are too many for an array
   */
  public Frames frames(EventSource source) {
    EventOptions known = withSensor(source);
    SensorSize size = spec.frameSize(known.sensor().orElseThrow());
    Windows windows = spec.slicing().windows(extent(source, known));
    long frames = spec.frames().orElse(windows.count());
    int length = spec.channels() * size.width() * size.height();
    if (frames * length > Integer.MAX_VALUE - 8L) {
      throw new EventException(
          String.format(
              Locale.ROOT,
              "%s would give %d frames of %d values, which is too much at once; add frames=N or choose longer frames.",
              source.name(),
              frames,
              length));
    }
    int[] counts = new int[(int) frames * length];
    FrameSink copy =
        (index, values) -> {
          if (index < frames) {
            System.arraycopy(values, 0, counts, (int) index * length, length);
          }
        };
    stream(source, known, windows, copy);
    return new Frames(counts, (int) frames, spec.channels(), size);
  }

  /**
   * Hands over the frames of a recording one by one, in constant memory. A fixed number of frames
   * is not kept to.
   */
  public void stream(EventSource source, FrameSink sink) {
    EventOptions known = withSensor(source);
    stream(source, known, spec.slicing().windows(extent(source, known)), sink);
  }

  /**
   * Size of the frames of a recording.
   *
   * @throws EventException if nobody says the sensor's size, or it is too small for a transform
   */
  public SensorSize frameSize(EventSource source) {
    return spec.frameSize(withSensor(source).sensor().orElseThrow());
  }

  private void stream(EventSource source, EventOptions known, Windows windows, FrameSink sink) {
    FrameSink clipping =
        spec.clipped() ? (index, counts) -> sink.frame(index, clipped(counts)) : sink;
    try (TransformedReader reader = open(source, known)) {
      FrameBuilder builder = new FrameBuilder(windows, spec.merged(), reader.sensor(), clipping);
      EventBatch batch = new EventBatch();
      while (reader.read(batch)) {
        builder.add(batch);
      }
      builder.finish();
    }
  }

  private Extent extent(EventSource source, EventOptions known) {
    try (EventReader reader = open(source, known)) {
      return Extent.of(source.name(), reader);
    }
  }

  private TransformedReader open(EventSource source, EventOptions known) {
    return new TransformedReader(
        source.open(known), spec.transforms(), known.sensor().orElseThrow());
  }

  private EventOptions withSensor(EventSource source) {
    if (options.sensor().isPresent()) {
      return options;
    }
    try (EventReader reader = source.open(options)) {
      return reader
          .recording()
          .sensor()
          .or(() -> sensor)
          .map(options::withSensor)
          .orElseThrow(
              () ->
                  new EventException(
                      source.name()
                          + " does not say the size of its sensor; give it, such as 34x34."));
    }
  }

  private static int[] clipped(int[] counts) {
    for (int i = 0; i < counts.length; i++) {
      counts[i] = Math.min(counts[i], 1);
    }
    return counts;
  }
}
