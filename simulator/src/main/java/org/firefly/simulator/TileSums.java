package org.firefly.simulator;

import org.firefly.architecture.LayerDescriptor;
import org.firefly.simulator.kernel.Accumulator;
import org.firefly.simulator.kernel.TapView;

/**
 * The sums of weights at all places of a tile. Walks the weights in the outer loop and the places
 * in the inner one: the rows of one tap and one chunk of inputs stay in the first-level cache while
 * all places take what they need of them.
 */
final class TileSums {
  private final Strip strip;
  private final LayerDescriptor layer;
  private final int stride;
  private final SiteEvents sites;
  private final Accumulator accumulator;
  private final TapView view;
  private Tile tile;
  private int planePlaces;

  TileSums(Strip strip, SiteEvents sites, Accumulator accumulator) {
    this.strip = strip;
    this.layer = strip.descriptor();
    this.stride = strip.packed() ? 1 : layer.stride();
    this.sites = sites;
    this.accumulator = accumulator;
    this.view = new TapView(layer.outputHeight() * layer.outputWidth());
  }

  /** Adds up everything that the outputs of a tile see. */
  void add(Block block, Tile newTile) {
    tile = newTile;
    planePlaces = tile.rows() * layer.outputWidth();
    accumulator.start(block.weights(), tile.samples() * layer.timeSteps(), planePlaces);
    int stride = block.weights().rowStride();
    int tapRow = 0;
    for (Tap tap : block.taps()) {
      look(tap);
      for (int chunk = 0; chunk < sites.chunks(); chunk++) {
        addChunk(chunk, (tapRow + sites.firstRow(chunk)) * stride);
      }
      tapRow += sites.weightRows();
    }
  }

  /** Finds the places of a plane whose tap lies in the map. */
  private void look(Tap tap) {
    view.clear();
    int columns = strip.siteColumns();
    for (int row = tile.firstRow(); row < tile.endRow(); row++) {
      int y = stride * row + tap.row();
      if (y < 0 || y >= strip.siteRows()) {
        continue;
      }
      int place = (row - tile.firstRow()) * layer.outputWidth();
      for (int column = 0; column < layer.outputWidth(); column++) {
        int x = stride * column + tap.column();
        if (x >= 0 && x < columns) {
          view.add(y * columns + x, place + column);
        }
      }
    }
  }

  private void addChunk(int chunk, int firstRow) {
    int plane = 0;
    for (int sample = tile.firstSample(); sample < tile.endSample(); sample++) {
      for (int t = 0; t < layer.timeSteps(); t++) {
        int from = sites.plane(chunk, sample, t);
        accumulator.add(
            sites.lists(), sites.firstList(from), sites.longest(from), view, plane++, firstRow);
      }
    }
  }

  /** Number of the place of a row's first output. */
  int place(int sample, int timeStep, int row) {
    int plane = (sample - tile.firstSample()) * layer.timeSteps() + timeStep;
    return plane * planePlaces + (row - tile.firstRow()) * layer.outputWidth();
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
