package org.firefly.timing.event;

/**
 * Positions that follow each other through chains of cells to the neurons. A chain may begin a
 * position when the one {@link EventEngine.HandOver#positionsAhead} before it has been handed over.
 */
final class PositionQueue {
  private final int neuronClocks;
  private final long[] free;

  /** When the last positions were handed over, the oldest at the index that is written next. */
  private final long[] done;

  private int next;
  private long last;

  PositionQueue(EventEngine.HandOver handOver, int neuronClocks) {
    this.neuronClocks = neuronClocks;
    free = new long[handOver.chains()];
    done = new long[handOver.positionsAhead()];
  }

  /**
   * One position more.
   *
   * @param ofChains clocks of each chain
   */
  void add(int[] ofChains) {
    long end = last + neuronClocks;
    for (int chain = 0; chain < free.length; chain++) {
      free[chain] = Math.max(free[chain], done[next]) + ofChains[chain];
      end = Math.max(end, free[chain]);
    }
    done[next] = end;
    next = (next + 1) % done.length;
    last = end;
  }

  /** Clocks of all positions. */
  long clocks() {
    return last;
  }
}
