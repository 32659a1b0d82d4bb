package org.firefly.simulator.run;

import org.firefly.architecture.isa.LayerDescriptor;
import org.firefly.simulator.kernel.Accumulator;
import org.firefly.simulator.kernel.TapView;
import org.firefly.simulator.prepare.Block;
import org.firefly.simulator.prepare.Strip;
import org.firefly.simulator.prepare.TapRun;

/**
 * The sums of weights at all places of a tile. Walks the weights in the outer loop and the places
 * in the inner one: the rows of neighbouring taps and one chunk of inputs stay in the caches while
 * all places take what they need of them.
 */
final class TileSums {
  private final Strip strip;
  private final LayerDescriptor layer;
  private final int stride;
  private final Tile tile;
  private final Events events;
  private final Accumulator accumulator;
  private final int planePlaces;

  private TileSums(Strip strip, Tile tile, Events events, Accumulator accumulator) {
    this.strip = strip;
    this.layer = strip.descriptor();
    this.stride = strip.siteStride();
    this.tile = tile;
    this.events = events;
    this.accumulator = accumulator;
    this.planePlaces = tile.rows() * layer.output().width();
  }

  /**
   * Adds up everything that the outputs of a tile see.
   *
   * @param accumulator holds the sums; until they are no longer wanted nobody else may use it
   */
  static TileSums of(Strip strip, Block block, Tile tile, Events events, Accumulator accumulator) {
    TileSums sums = new TileSums(strip, tile, events, accumulator);
    sums.add(block);
    return sums;
  }

  private void add(Block block) {
    accumulator.start(block.weights(), tile.planes(), planePlaces);
    for (TapRun run : block.runs()) {
      for (int chunk = 0; chunk < events.chunks().count(); chunk++) {
        if (accumulator.holds(run.taps() * events.longest(chunk))) {
          addChunk(run, chunk);
        } else {
          for (TapRun tap : run.split()) {
            addChunk(tap, chunk);
          }
        }
      }
    }
  }

  private void addChunk(TapRun run, int chunk) {
    Chunks chunks = events.chunks();
    int firstRow = run.firstTap() * chunks.tapStride() + chunks.firstEvent(chunk);
    int length = chunks.endEvent(chunk) - chunks.firstEvent(chunk);
    for (int tap = 0; tap < run.taps(); tap++) {
      accumulator.fetch(firstRow + tap * chunks.tapStride(), length);
    }
    TapView view = view(run);
    int plane = 0;
    for (int sample = tile.firstSample(); sample < tile.endSample(); sample++) {
      for (int t = tile.steps().first(); t < tile.steps().end(); t++) {
        int firstList = events.firstList(chunk, sample, t);
        int longest = events.longest(chunk);
        accumulator.add(events.lists(), firstList, longest, view, plane++, firstRow);
      }
    }
  }

  private TapView view(TapRun run) {
    ListGrid grid = events.grid();
    int firstRow = Math.max(tile.firstRow(), first(run.row()));
    int endRow = Math.min(tile.endRow(), end(run.row(), strip.siteRows()));
    return new TapView(
        Math.max(0, endRow - firstRow),
        layer.output().width(),
        (firstRow - tile.firstRow()) * layer.output().width(),
        grid.list(stride * firstRow + run.row(), run.column()),
        stride * grid.rowLists(),
        stride,
        run.taps(),
        run.column());
  }

  /** The first output whose tap at some distance is not before the map. */
  private int first(int distance) {
    return Math.max(0, -Math.floorDiv(distance, stride));
  }

  /** Behind the last output whose tap at some distance is not behind the map. */
  private int end(int distance, int inputs) {
    return Math.floorDiv(inputs - 1 - distance, stride) + 1;
  }

  /** Number of the place of a row's first output. */
  int place(int sample, int timeStep, int row) {
    Steps steps = tile.steps();
    int plane = (sample - tile.firstSample()) * steps.count() + timeStep - steps.first();
    return plane * planePlaces + (row - tile.firstRow()) * layer.output().width();
  }

  /** Most spikes that may have met at any of successive places. */
  int mostSpikes(int firstPlace, int places) {
    return accumulator.mostSpikes(firstPlace, places);
  }

  /** Writes the sums of successive places, index order place, slot. */
  void read(int firstPlace, int places, int[] sums) {
    accumulator.sums(firstPlace, places, sums);
  }
}
