package org.firefly.timing.event;

/**
 * Predicts the clocks of a layer on an event engine from its spikes.
 *
 * <p>A position is done when all cells have added its events, and its S steps of neurons, a clock
 * each, follow those of the position before. A cell may begin a position when the one {@link
 * EventEngine#positionsAhead} before it is done. Filling and draining of pipelines is not counted.
 */
public final class EventClockModel {
  private final EventEngine engine;
  private final double weightBytesPerClock;
  private final int samples;

  /**
   * A model.
   *
   * @param weightBytesPerClock of all weight ports together
   * @param samples of a batch block, which share a layer's weights
   */
  public EventClockModel(EventEngine engine, double weightBytesPerClock, int samples) {
    this.engine = engine;
    this.weightBytesPerClock = weightBytesPerClock;
    this.samples = samples;
  }

  /**
   * One sample of a layer.
   *
   * @param spikes its inputs, {@code [t][c][y][x]}
   */
  public EventClocks predict(EventLayer layer, boolean[][][][] spikes) {
    long groups = ceilDiv(layer.output().channels(), engine.outputs());
    long events = 0;
    long clocks = 0;
    for (int first = 0; first < spikes.length; first += engine.steps()) {
      int end = Math.min(spikes.length, first + engine.steps());
      Positions positions = new Positions(engine, end - first);
      UnionCounts counts = new UnionCounts(engine, spikes, first, end);
      for (int y = 0; y < layer.output().height(); y++) {
        for (int x = 0; x < layer.output().width(); x++) {
          positions.add(counts.events(layer, engine.banking(), y, x));
        }
      }
      events += positions.events();
      clocks += positions.clocks();
    }
    double ideal = (double) events * groups / (engine.cells() * engine.eventsPerClock());
    double weights = layer.weightBytes() / weightBytesPerClock / samples;
    return new EventClocks(
        events * groups, (long) Math.ceil(ideal), clocks * groups, (long) Math.ceil(weights));
  }

  private static int ceilDiv(int a, int b) {
    return (a + b - 1) / b;
  }

  /** The positions of a chunk of steps, one after another. */
  private static final class Positions {
    private final EventEngine engine;
    private final int neuronClocks;
    private final long[] free;

    /** When the last positions were done, the oldest at the index that is written next. */
    private final long[] done;

    private int next;
    private long last;
    private long events;

    Positions(EventEngine engine, int neuronClocks) {
      this.engine = engine;
      this.neuronClocks = neuronClocks;
      free = new long[engine.cells()];
      done = new long[engine.positionsAhead()];
    }

    void add(int[][] ofCells) {
      long end = last + neuronClocks;
      for (int cell = 0; cell < ofCells.length; cell++) {
        long start = Math.max(free[cell], done[next]);
        free[cell] = start + clocks(ofCells[cell]);
        end = Math.max(end, free[cell]);
      }
      done[next] = end;
      next = (next + 1) % done.length;
      last = end;
    }

    /** Clocks of one cell: events of different masks do not share a clock. */
    private long clocks(int[] masks) {
      long clocks = 0;
      for (int inMask : masks) {
        events += inMask;
        clocks += Math.max(1, ceilDiv(inMask, engine.eventsPerClock()));
      }
      return clocks;
    }

    long events() {
      return events;
    }

    long clocks() {
      return last;
    }
  }
}
