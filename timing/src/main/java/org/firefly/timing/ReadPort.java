package org.firefly.timing;

import org.firefly.architecture.isa.CoreStructure;
import org.firefly.timing.ClockListener.Port;

/**
 * A read port of a core and the memory behind it: bursts are answered in order, a latency after
 * they were accepted, and at most 16 of them are under way.
 */
final class ReadPort {
  /** Bursts that the memory system accepts before it has answered the first. */
  private static final int OUTSTANDING = 16;

  /** From the last beat of a burst to the acceptance of another in its place. */
  private static final int PLACE_CLOCKS = 1;

  private final double beatClocks;
  private final int latency;
  private final double[] ends = new double[OUTSTANDING];
  private long bursts;
  private double issued;
  private double issuedBefore;
  private double lastBeat;

  private final ClockListener listener;
  private final Port port;

  /**
   * @param beatClocks clocks from beat to beat, at least 1
   * @param port which one it is
   */
  ReadPort(double beatClocks, int latency, ClockListener listener, Port port) {
    this.listener = listener;
    this.port = port;
    this.beatClocks = beatClocks;
    this.latency = latency;
  }

  /** Clocks from beat to beat of a burst. */
  double beatClocks() {
    return beatClocks;
  }

  /** Clock at which the last burst was accepted. */
  double issued() {
    return issued;
  }

  /** Clock at which the burst before the last one was accepted. */
  double issuedBeforeLast() {
    return issuedBefore;
  }

  /** Reads a burst at the given clock or later; returns the clock of its first beat. */
  double burst(double earliest, int beats) {
    int place = (int) (bursts++ % OUTSTANDING);
    issuedBefore = issued;
    issued = Math.max(Math.max(earliest, issued + 1), ends[place] + PLACE_CLOCKS);
    double first = Math.max(issued + latency, lastBeat + beatClocks);
    lastBeat = first + (beats - 1) * beatClocks;
    ends[place] = lastBeat;
    listener.burst(port, beats, first, lastBeat + beatClocks);
    return first;
  }

  /**
   * Reads beats in as many bursts as it takes; returns the clock of the last beat.
   *
   * @param firstBeat address of the first, in beats
   */
  double read(double earliest, long firstBeat, int beats) {
    int left = beats;
    long at = firstBeat;
    while (left > 0) {
      int size = burstSize(at, left);
      burst(earliest, size);
      at += size;
      left -= size;
    }
    return lastBeat;
  }

  /** Beats of the burst that begins at a beat when some are left. */
  static int burstSize(long beat, int left) {
    return (int)
        Math.min(left, CoreStructure.READ_BURST_BEATS - beat % CoreStructure.READ_BURST_BEATS);
  }
}
