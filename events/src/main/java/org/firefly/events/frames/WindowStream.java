package org.firefly.events.frames;

import java.util.Optional;
import org.firefly.events.Drops;
import org.firefly.events.EventBatch;
import org.firefly.events.EventException;
import org.firefly.events.EventReader;
import org.firefly.events.SensorSize;

/**
 * Cuts a stream into windows of T time steps each, one behind the other from the first event on, as
 * the events arrive. A window is complete when an event behind it arrives, or the stream ends. The
 * time steps are those of {@link SinabsSlicing}, so that a window equals T frames of the recorded
 * stream. Holds one window. Not for use by several threads.
 */
public final class WindowStream implements AutoCloseable {
  private final TransformedReader reader;
  private final boolean merged;
  private final double step;
  private final int timeSteps;
  private final EventBatch batch = new EventBatch();
  private int at;
  private boolean begun;
  private long first;
  private long window;
  private byte[] spikes;
  private long late;
  private long empty;

  /**
   * @param reader of the stream; closed with this
   * @param spec whose transforms and time step are used; counts are clipped
   * @param timeSteps T
   * @param sensor size of the sensor
   * @throws EventException if the time steps depend on the end of the stream
   */
  public WindowStream(EventReader reader, FrameSpec spec, int timeSteps, SensorSize sensor) {
    this.reader = new TransformedReader(reader, spec.transforms(), sensor);
    this.timeSteps = timeSteps;
    merged = spec.merged();
    step = stepOf(spec);
  }

  /**
   * The length of a time step.
   *
   * @return microseconds
   * @throws EventException if there is none before the end of the stream
   */
  public static double stepOf(FrameSpec spec) {
    return spec.slicing()
        .step()
        .orElseThrow(
            () ->
                new EventException(
                    "Frames '%s' depend on the end of a recording, which a stream does not have; give the length of a time step, such as 10ms."
                        .formatted(spec.text())));
  }

  /**
   * Waits for the next window that has events.
   *
   * @return empty when the stream has ended
   * @throws EventException if the stream is damaged; what came before it was not lost, see {@link
   *     #rest}
   */
  public Optional<EventWindow> next() {
    while (at < batch.size() || refill()) {
      long time = batch.time(at);
      long place = begun ? (long) (((double) time - first) / step) / timeSteps : begin(time);
      if (time < first || place < window) {
        late++;
      } else if (place > window && spikes != null) {
        return rest();
      } else {
        enter(place);
      }
      at++;
    }
    return rest();
  }

  /** The window that is not complete yet, which is over now; empty if it has no events. */
  public Optional<EventWindow> rest() {
    Optional<EventWindow> done = Optional.ofNullable(spikes).map(s -> new EventWindow(start(), s));
    spikes = null;
    return done;
  }

  /** Events that came when their window was over; they are in none. */
  public long late() {
    return late;
  }

  /** Windows without events between others; they are not handed over. */
  public long empty() {
    return empty;
  }

  /** What the reader dropped so far. */
  public Drops drops() {
    return reader.drops();
  }

  /** Rows and columns of a time step. */
  public SensorSize size() {
    return reader.sensor();
  }

  @Override
  public void close() {
    reader.close();
  }

  private boolean refill() {
    at = 0;
    return reader.read(batch);
  }

  private long begin(long time) {
    begun = true;
    first = time;
    return 0;
  }

  /** Counts an event of the present window, or of a later one that begins with it. */
  private void enter(long place) {
    SensorSize size = reader.sensor();
    int channels = merged ? 1 : 2;
    int frame = channels * size.height() * size.width();
    if (spikes == null) {
      empty += Math.max(0, place - window - 1);
      window = place;
      spikes = new byte[timeSteps * frame];
    }
    long index = (long) (((double) batch.time(at) - first) / step) - window * timeSteps;
    int channel = merged ? 0 : batch.polarity(at);
    int pixel = (channel * size.height() + batch.y(at)) * size.width() + batch.x(at);
    spikes[(int) index * frame + pixel] = 1;
  }

  private long start() {
    return first + (long) Math.ceil(window * timeSteps * step);
  }
}
