package org.firefly.timing.event;

import java.util.Arrays;
import java.util.function.ToIntFunction;
import java.util.stream.IntStream;

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
        all.add(chains(piece, engine.cells().runOn() ? Chain::runningOn : Chain::maskByMask));
        eventsAlone.add(chains(piece, Chain::ofAllMasks));
        events += Arrays.stream(piece).flatMapToInt(Arrays::stream).sum();
      }
    }
    int positions = layer.output().positions();
    clocks += all.clocks();
    eventClocks += eventsAlone.clocks();
    maskClocks += (long) positions * (endMask - firstMask);
    neuronClocks += (long) positions * handOver;
  }

  /** Clocks of each chain. */
  private int[] chains(int[][] piece, ToIntFunction<Chain> clocks) {
    int chains = engine.handOver().chains();
    int length = piece.length / chains;
    return IntStream.range(0, chains)
        .map(
            chain ->
                clocks.applyAsInt(
                    new Chain(
                        Arrays.copyOfRange(piece, chain * length, (chain + 1) * length),
                        engine.cells().eventsPerClock())))
        .toArray();
  }

  /**
   * Cells that work on the same position.
   *
   * @param events {@code [cell][mask]}
   */
  private record Chain(int[][] events, int perClock) {
    /** Each on its own; events of different masks share no clock. */
    int runningOn() {
      return Arrays.stream(events)
          .mapToInt(
              masks ->
                  Arrays.stream(masks)
                      .map(inMask -> Math.max(1, Rounding.up(inMask, perClock)))
                      .sum())
          .max()
          .orElseThrow();
    }

    /** All of them wait for the fullest at each mask. */
    int maskByMask() {
      return IntStream.range(0, events[0].length)
          .map(
              mask ->
                  Math.max(
                      1,
                      Arrays.stream(events)
                          .mapToInt(cell -> Rounding.up(cell[mask], perClock))
                          .max()
                          .orElseThrow()))
          .sum();
    }

    /** The same if all masks were one. */
    int ofAllMasks() {
      return Arrays.stream(events)
          .mapToInt(cell -> Rounding.up(Arrays.stream(cell).sum(), perClock))
          .max()
          .orElseThrow();
    }
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
