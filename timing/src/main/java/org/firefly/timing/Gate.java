package org.firefly.timing;

import org.firefly.architecture.isa.CoreStructure;
import org.firefly.timing.ClockListener.Cause;

/**
 * The gate before the array, which positions pass one a clock: when the tile of their pass is
 * loaded, their spikes are there and the output has room.
 */
final class Gate {
  /** So long ago that nothing is left of it. */
  private static final double NEVER = -1e9;

  private final ClockListener listener;
  private final int parallelism;
  private double next;
  private double lastPosition = NEVER;
  private double passStart = NEVER;
  private double previousStart = NEVER;
  private boolean opens;
  private double weightStall;
  private double spikeStall;
  private double outputStall;

  Gate(int parallelism, ClockListener listener) {
    this.listener = listener;
    this.parallelism = parallelism;
  }

  /** Forgets the stalls of the layer before. */
  void clearStalls() {
    weightStall = 0;
    spikeStall = 0;
    outputStall = 0;
  }

  /** Clocks in which tiles were waited for. */
  double weightStall() {
    return weightStall;
  }

  /** Clocks in which spikes were waited for. */
  double spikeStall() {
    return spikeStall;
  }

  /** Clocks in which room for output was waited for. */
  double outputStall() {
    return outputStall;
  }

  /** Counts clocks in which nothing passed for want of tiles. */
  void stallForWeights(double clocks) {
    weightStall += clocks;
  }

  /** Counts clocks in which nothing passed for want of spikes. */
  void stallForSpikes(double clocks) {
    spikeStall += clocks;
  }

  /** A new descriptor: nothing passes before this clock. */
  void begin(double clock) {
    next = clock;
  }

  /** Clock at which the next position may pass, as far as is known. */
  double next() {
    return next;
  }

  /** Clock at which the first position of the present pass was there with its spikes. */
  double passStart() {
    return passStart;
  }

  /** The same of the pass before. */
  double previousStart() {
    return previousStart;
  }

  /**
   * The next pass: P clocks behind the one before, since its tile takes as long to load.
   *
   * @param earliest when its first position can be at the gate
   */
  void openPass(double earliest, int positions) {
    next = Math.max(Math.max(next, earliest), passStart + parallelism);
    if (positions < CoreStructure.MEMBRANE_LOOP_CLOCKS) {
      next = Math.max(next, lastPosition + CoreStructure.MEMBRANE_LOOP_CLOCKS);
    }
    opens = true;
  }

  void waitForTile(double loaded) {
    stallForWeights(waitFor(Cause.WEIGHTS, loaded));
    next = Math.max(next, loaded);
  }

  void waitForSpikes(double there) {
    stallForSpikes(waitFor(Cause.SPIKES, there));
    next = Math.max(next, there);
  }

  private double waitFor(Cause cause, double clock) {
    if (clock > next) {
      listener.wait(cause, next, clock);
    }
    return Math.max(0, clock - next);
  }

  /** The spikes of a row are there. */
  void startRow() {
    if (opens) {
      previousStart = passStart;
      passStart = next;
      opens = false;
    }
  }

  /** Lets positions pass, the first of them when the output has room. */
  void pass(double room, int positions) {
    outputStall += waitFor(Cause.OUTPUT, room);
    next = Math.max(next, room) + positions;
    lastPosition = next - 1;
  }
}
