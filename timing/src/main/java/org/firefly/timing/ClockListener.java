package org.firefly.timing;

/**
 * Hears what the clock model thinks of, in the order in which it thinks of it, which is not that of
 * time. All clocks count from the start of the run.
 */
public interface ClockListener {
  /** Hears nothing. */
  ClockListener NONE = new ClockListener() {};

  /** The ports of a core. */
  enum Port {
    WEIGHTS,
    SPIKES,
    OUTPUT,
    WEIGHTS_2,
    WEIGHTS_3
  }

  /** What the array waits for. */
  enum Cause {
    WEIGHTS,
    SPIKES,
    OUTPUT
  }

  /** What fills and empties. */
  enum Level {
    /** Tiles in the weight ring. */
    WEIGHT_RING,
    /** Beats of the spike FIFO that were asked for, there or not. */
    SPIKE_FIFO
  }

  /** A layer was run. */
  default void layer(String name, double from, double to) {}

  /**
   * A pass went through the array.
   *
   * @param pass its place among those of its descriptor
   * @param from its first position at the gate
   * @param to behind its last
   */
  default void pass(int pass, int timeStep, double from, double to) {}

  /** Positions waited. */
  default void wait(Cause cause, double from, double to) {}

  /** A port moved the beats of a burst. */
  default void burst(Port port, int beats, double from, double to) {}

  /**
   * Something was filled or emptied.
   *
   * @param change by how much, less than 0 for less
   */
  default void level(Level level, double clock, int change) {}
}
