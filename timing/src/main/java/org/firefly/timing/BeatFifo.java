package org.firefly.timing;

import java.util.ArrayDeque;
import java.util.Deque;
import org.firefly.architecture.isa.CoreStructure;

/** The FIFO of the spike port, in which every burst has room before it is asked for. */
final class BeatFifo {
  /** Beats that may be reserved for one more burst to be asked for. */
  private static final int RESERVED_BEATS =
      CoreStructure.SPIKE_FIFO_BEATS - CoreStructure.SPIKE_FIFO_MARGIN;

  /** Beats that leave the FIFO before the row that they belong to is consumed. */
  private static final int HELD_BEATS = 2;

  /** So many beats have left at a clock. */
  private record Level(long beats, double clock) {}

  private final Deque<Level> levels = new ArrayDeque<>();
  private Level oldest = new Level(0, 0);
  private long reserved;
  private int lastBurst;

  /** Reserves room for a burst. */
  void reserve(int beats) {
    reserved += beats;
    lastBurst = beats;
  }

  /** A row has been consumed, with which so many beats of all are used up. */
  void consume(long beats, double clock) {
    levels.add(new Level(beats + HELD_BEATS, clock));
  }

  /** So many beats of all have left the FIFO. */
  void pass(long beats, double clock) {
    levels.add(new Level(beats, clock));
  }

  /**
   * Clock from which one more burst may be asked for. A burst counts two clocks after it was asked
   * for, so another may follow at once on one that has found room.
   *
   * @param atOnce the clock behind that of the last burst
   */
  double room(double atOnce) {
    double early = left(reserved - lastBurst - RESERVED_BEATS);
    return early <= atOnce ? early : left(reserved - RESERVED_BEATS);
  }

  /** Clock at which so many beats have left; within a row, one a clock. */
  private double left(long beats) {
    while (!levels.isEmpty() && levels.peek().beats() < beats - CoreStructure.READ_BURST_BEATS) {
      oldest = levels.remove();
    }
    Level before = oldest;
    for (Level level : levels) {
      if (before.beats() >= beats) {
        break;
      }
      long further = Math.max(0, level.beats() - beats);
      before = new Level(level.beats(), Math.max(before.clock(), level.clock() - further));
    }
    return before.clock();
  }
}
