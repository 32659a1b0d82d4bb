package org.firefly.timing;

/**
 * The way of requests from those who make them to the bus: a fixed number of registers in the order
 * of the bus, which fill up while the memory accepts no burst.
 */
final class RequestQueue {
  /** Clocks from a request that is taken at once to its first burst on the bus. */
  private static final int TO_BUS = 8;

  /** Clocks from a request to the next. */
  private static final int GAP = 2;

  /** Requests on their way. */
  private static final int DEPTH = 8;

  private final ReadPort port;
  private final double[] left = new double[DEPTH];
  private long requests;
  private double taken = -GAP;

  RequestQueue(ReadPort port) {
    this.port = port;
  }

  /** Clock at which a request is taken that is made at the given clock and next in turn. */
  double turn(double made) {
    double room = left[(int) (requests % DEPTH)] + 1;
    return Math.max(made, Math.max(taken + GAP, room));
  }

  /**
   * Takes a request.
   *
   * @param clock its {@link #turn}
   * @param firstBeat address in beats
   * @return clock of its last beat on the bus
   */
  double take(double clock, long firstBeat, int beats) {
    taken = clock;
    double lastBeat = port.read(clock + TO_BUS, firstBeat, beats);
    left[(int) (requests++ % DEPTH)] = Math.max(clock + TO_BUS - 1, port.issuedBeforeLast());
    return lastBeat;
  }
}
