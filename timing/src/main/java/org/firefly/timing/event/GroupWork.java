package org.firefly.timing.event;

import java.util.Arrays;

/** What the cells do for one group of outputs and one sample, summed over chunks of steps. */
final class GroupWork {
  private final EventLayer layer;
  private final EventEngine engine;
  private final int pieces;
  private long spikes;
  private long unions;
  private long events;
  private long clocks;
  private long eventClocks;
  private long maskClocks;
  private long neuronClocks;

  private GroupWork(EventLayer layer, EventEngine engine, int pieces) {
    this.layer = layer;
    this.engine = engine;
    this.pieces = pieces;
  }

  /**
   * The work on a sample.
   *
   * @param spikes {@code [t][c][y][x]}
   * @param pieces parts of the input, one after the other; sums wait in between
   */
  static GroupWork of(EventLayer layer, EventEngine engine, int pieces, boolean[][][][] spikes) {
    GroupWork work = new GroupWork(layer, engine, pieces);
    for (int first = 0; first < spikes.length; first += engine.steps()) {
      int end = Math.min(spikes.length, first + engine.steps());
      work.addChunk(new UnionCounts(engine, spikes, first, end), end - first);
    }
    return work;
  }

  private void addChunk(UnionCounts counts, int steps) {
    spikes += counts.spikes();
    unions += counts.unions();
    int handOver = engine.neuronClocks(steps);
    for (int piece = 0; piece < pieces; piece++) {
      int first = piece * counts.masks() / pieces;
      addPiece(counts, handOver, first, (piece + 1) * counts.masks() / pieces);
    }
  }

  private void addPiece(UnionCounts counts, int handOver, int firstMask, int endMask) {
    PositionQueue all = new PositionQueue(engine.handOver(), handOver);
    PositionQueue eventsAlone = new PositionQueue(engine.handOver(), 0);
    for (int y = 0; y < layer.output().height(); y++) {
      for (int x = 0; x < layer.output().width(); x++) {
        int[][] cells = counts.events(layer, engine.cells().banking(), y, x);
        int[][] piece =
            Arrays.stream(cells)
                .map(masks -> Arrays.copyOfRange(masks, firstMask, endMask))
                .toArray(int[][]::new);
        all.add(Arrays.stream(piece).mapToInt(this::clocks).toArray());
        eventsAlone.add(
            Arrays.stream(piece).mapToInt(masks -> clocks(Arrays.stream(masks).sum())).toArray());
        events += Arrays.stream(piece).flatMapToInt(Arrays::stream).sum();
      }
    }
    int positions = layer.output().positions();
    clocks += all.clocks();
    eventClocks += eventsAlone.clocks();
    maskClocks += (long) positions * (endMask - firstMask);
    neuronClocks += (long) positions * handOver;
  }

  private int clocks(int eventsOfCell) {
    return Rounding.up(eventsOfCell, engine.cells().eventsPerClock());
  }

  /** Clocks of one cell: events of different masks do not share a clock. */
  private int clocks(int[] masks) {
    return Arrays.stream(masks).map(inMask -> Math.max(1, clocks(inMask))).sum();
  }

  long spikes() {
    return spikes;
  }

  long unions() {
    return unions;
  }

  long events() {
    return events;
  }

  /** Clocks of cells and neurons together. */
  long clocks() {
    return clocks;
  }

  /** Clocks of the fullest cells if masks and neurons took none. */
  long eventClocks() {
    return eventClocks;
  }

  /** Clocks in which masks are looked at. */
  long maskClocks() {
    return maskClocks;
  }

  /** Clocks of the neurons. */
  long neuronClocks() {
    return neuronClocks;
  }
}
