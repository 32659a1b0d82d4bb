package org.firefly.events.frames;

import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * The slicing of tonic's transform {@code ToFrame}, as version 1.7.0 does it ({@code
 * tonic/slicers.py}): a frame takes the events from its start to before its end, so that an event
 * at the very end of the recording is in no frame if the windows end there.
 */
final class TonicSlicing {
  private TonicSlicing() {}

  /**
   * Windows of equal duration from the first event on.
   *
   * @param window duration in microseconds
   * @param overlap of neighbours in microseconds
   * @param includeIncomplete whether the rest behind the last full window is a frame
   * @param start where the first window begins, empty for the first event
   * @param end where the recording ends, empty for the last event
   */
  record TimeWindow(
      double window,
      double overlap,
      boolean includeIncomplete,
      OptionalDouble start,
      OptionalDouble end)
      implements Slicing {
    @Override
    public Windows windows(Extent extent) {
      double from = start.orElse(extent.first());
      double stride = window - overlap;
      double strides = (end.orElse(extent.last()) - from - window) / stride;
      long count = count(strides, includeIncomplete);
      return new Windows.Regular(Math.max(count, 1), true, from, stride, window);
    }

    @Override
    public OptionalLong fixedCount() {
      return OptionalLong.empty();
    }
  }

  /**
   * Windows of an equal number of events.
   *
   * @param events in a window
   * @param overlap events of neighbours
   * @param includeIncomplete whether the rest behind the last full window is a frame
   */
  record EventCount(long events, double overlap, boolean includeIncomplete) implements Slicing {
    @Override
    public Windows windows(Extent extent) {
      long inWindow = Math.min(events, extent.events());
      double stride = events - overlap;
      long count = count((extent.events() - inWindow) / stride, includeIncomplete);
      return new WholeIndices(count, stride, inWindow);
    }

    @Override
    public OptionalLong fixedCount() {
      return OptionalLong.empty();
    }
  }

  /**
   * A fixed number of windows of equal duration.
   *
   * @param bins frames
   * @param overlap as a share of a window, less than 1
   */
  record TimeBins(long bins, double overlap) implements Slicing {
    @Override
    public Windows windows(Extent extent) {
      double window = Math.floorDiv(extent.duration(), bins) * (1 + overlap);
      return new Windows.Regular(bins, true, extent.first(), window * (1 - overlap), window);
    }

    @Override
    public OptionalLong fixedCount() {
      return OptionalLong.of(bins);
    }
  }

  /**
   * A fixed number of windows of an equal number of events.
   *
   * @param bins frames
   * @param overlap as a share of a window, less than 1
   */
  record EventBins(long bins, double overlap) implements Slicing {
    @Override
    public Windows windows(Extent extent) {
      long inWindow = (long) (extent.events() / bins * (1 + overlap));
      long stride = (long) (inWindow * (1 - overlap));
      return new Windows.Regular(bins, false, 0, stride, inWindow);
    }

    @Override
    public OptionalLong fixedCount() {
      return OptionalLong.of(bins);
    }
  }

  /** Windows of events whose starts are rounded down. */
  private record WholeIndices(long count, double stride, long length) implements Windows {
    @Override
    public boolean byTime() {
      return false;
    }

    @Override
    public double start(long frame) {
      return Math.floor(frame * stride);
    }

    @Override
    public double end(long frame) {
      return start(frame) + length;
    }
  }

  private static long count(double strides, boolean includeIncomplete) {
    return (long) (includeIncomplete ? Math.ceil(strides) : Math.floor(strides)) + 1;
  }
}
