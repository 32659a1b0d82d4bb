package org.firefly.events.frames;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.Locale;
import org.firefly.events.EventBatch;
import org.firefly.events.EventException;
import org.firefly.events.SensorSize;

/**
 * Counts events into frames. Only the frames that the present event might be in are held, so that a
 * recording may be of any length.
 */
final class FrameBuilder {
  /** Frames of the largest sensors must not fill a small heap. */
  static final int MAX_OPEN = 16;

  private final Windows windows;
  private final boolean merge;
  private final SensorSize sensor;
  private final FrameSink sink;
  private final Deque<OpenFrame> open = new ArrayDeque<>();
  private final Deque<int[]> spare = new ArrayDeque<>();
  private long next;
  private long index;

  private record OpenFrame(long frame, double end, int[] counts) {}

  /**
   * @param merge whether both polarities are counted in one channel
   */
  FrameBuilder(Windows windows, boolean merge, SensorSize sensor, FrameSink sink) {
    this.windows = windows;
    this.merge = merge;
    this.sensor = sensor;
    this.sink = sink;
  }

  /** Counts events that are in the order of their keys. */
  void add(EventBatch batch) {
    for (int i = 0; i < batch.size(); i++) {
      double key = windows.byTime() ? batch.time(i) : index++;
      advance(key);
      int channel = merge ? 0 : batch.polarity(i);
      int at = (channel * sensor.height() + batch.y(i)) * sensor.width() + batch.x(i);
      for (OpenFrame frame : open) {
        frame.counts()[at]++;
      }
    }
  }

  /** Hands over the frames that are left. */
  void finish() {
    advance(Double.POSITIVE_INFINITY);
  }

  /** Closes the frames that end at a key or before, and opens those that begin there or before. */
  private void advance(double key) {
    while (true) {
      if (!open.isEmpty() && open.peekFirst().end() <= key) {
        close();
      } else if (next < windows.count() && windows.start(next) <= key) {
        open();
      } else {
        return;
      }
    }
  }

  private void open() {
    if (open.size() == MAX_OPEN) {
      throw new EventException(
          String.format(
              Locale.ROOT,
              "The frames overlap so much that more than %d share an event; choose less overlap.",
              MAX_OPEN));
    }
    int channels = merge ? 1 : 2;
    int[] counts =
        spare.isEmpty() ? new int[channels * sensor.height() * sensor.width()] : spare.pop();
    open.add(new OpenFrame(next, windows.end(next), counts));
    next++;
  }

  private void close() {
    OpenFrame frame = open.remove();
    sink.frame(frame.frame(), frame.counts());
    Arrays.fill(frame.counts(), 0);
    spare.push(frame.counts());
  }
}
