package org.firefly.events.frames;

import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * The rasters of Sinabs, as {@code ChipFactory.events_to_raster} of version 3.1.3 makes them: steps
 * from the first event on, as many as the last event needs.
 *
 * @param stepMicroseconds length of a time step, not rounded
 */
record SinabsSlicing(double stepMicroseconds) implements Slicing {
  @Override
  public Windows windows(Extent extent) {
    long count = (long) (extent.duration() / stepMicroseconds) + 1;
    return new Steps(count, extent.first(), stepMicroseconds);
  }

  @Override
  public OptionalLong fixedCount() {
    return OptionalLong.empty();
  }

  @Override
  public OptionalDouble step() {
    return OptionalDouble.of(stepMicroseconds);
  }

  /**
   * Borders are whole microseconds, found by the tool's own division, because a product might round
   * otherwise.
   */
  private record Steps(long count, long first, double step) implements Windows {
    @Override
    public boolean byTime() {
      return true;
    }

    @Override
    public double start(long frame) {
      long time = (long) Math.floor(frame * step);
      while ((long) (time / step) < frame) {
        time++;
      }
      while (time > 0 && (long) ((time - 1) / step) >= frame) {
        time--;
      }
      return first + time;
    }

    @Override
    public double end(long frame) {
      return start(frame + 1);
    }
  }
}
