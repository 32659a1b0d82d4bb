package org.firefly.timing;

import org.firefly.architecture.isa.CoreStructure;
import org.firefly.architecture.isa.Pass;

/** The passes that are known and have not begun: while they wait, their planes are asked for. */
final class PassQueue {
  /**
   * Passes whose planes may be asked for before they work: the FIFO and a register on each side.
   */
  static final int PASSES_AHEAD = CoreStructure.PASSES_AHEAD + 2;

  /** From a pass to the request of its plane. */
  private static final int PLANE = 4;

  /** From a request to the next; one more for each group of channels between the planes. */
  private static final int PLANE_CLOCKS = 3;

  /** From a pass to its first position at the gate. */
  private static final int WALK = 6;

  private final SpikeSide spikes;
  private final double[] starts = new double[PASSES_AHEAD];
  private long passes;
  private double known;
  private double requested;
  private int source;

  PassQueue(SpikeSide spikes) {
    this.spikes = spikes;
  }

  /** A new descriptor, none of whose passes come before this clock. */
  void begin(double clock) {
    known = clock;
    requested = 0;
    source = 0;
  }

  /** The passes that follow are known from this clock on. */
  void announce(double clock) {
    known = Math.max(known, clock);
  }

  /** Takes the next pass; returns the clock at which its first position can be at the gate. */
  double take() {
    known = Math.max(known + 1, starts[(int) (passes % PASSES_AHEAD)]);
    requested = Math.max(requested + PLANE_CLOCKS, known + PLANE);
    return known + WALK;
  }

  /** Asks for the plane of the pass taken last, of a window layer. */
  void fetchPlane(StripWork work, Pass pass, int timeStep) {
    boolean returns = pass.first() && timeStep > 0;
    requested += returns ? 0 : Math.abs(pass.source() - source);
    source = pass.source();
    spikes.plane(work, requested, work.firstBeatOfPlane(timeStep, source), 0);
  }

  /**
   * Asks for all planes of a time step, for the first pass of a packed layer.
   *
   * @param free clock from which the vector buffer has room for them
   */
  void fetchVector(StripWork work, int timeStep, double free) {
    for (int group = 0; group < work.strip().input().groups(); group++) {
      spikes.plane(work, requested++, work.firstBeatOfPlane(timeStep, group), free);
    }
  }

  /** The pass taken last has begun. */
  void started(double clock) {
    starts[(int) (passes++ % PASSES_AHEAD)] = clock;
  }
}
