package org.firefly.events.frames;

/**
 * Where the frames of one recording begin and end. Frame i holds the events whose key is at least
 * {@link #start} and less than {@link #end}; neither decreases with i.
 */
public interface Windows {
  /** Number of frames. */
  long count();

  /** Whether the key of an event is its time in microseconds, or its index from 0. */
  boolean byTime();

  /** Least key of a frame. */
  double start(long frame);

  /** Exclusive limit of a frame's keys; infinite for one that takes all that is left. */
  double end(long frame);

  /**
   * Frames of equal length at equal distances.
   *
   * @param count frames
   * @param first least key of the first one
   * @param stride from start to start
   * @param length from start to end
   */
  record Regular(long count, boolean byTime, double first, double stride, double length)
      implements Windows {
    @Override
    public double start(long frame) {
      return frame * stride + first;
    }

    @Override
    public double end(long frame) {
      return start(frame) + length;
    }
  }

  /** Frames one behind the other, the last of which takes all that is left. */
  record Gapless(long count, boolean byTime, double first, double length) implements Windows {
    @Override
    public double start(long frame) {
      return frame * length + first;
    }

    @Override
    public double end(long frame) {
      return frame == count - 1 ? Double.POSITIVE_INFINITY : start(frame + 1);
    }
  }
}
