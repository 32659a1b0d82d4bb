package org.firefly.simulator.run;

import java.util.List;
import org.firefly.architecture.isa.LayerDescriptor;
import org.firefly.simulator.prepare.Block;
import org.firefly.simulator.prepare.BlockFamily;
import org.firefly.simulator.prepare.PreparedLayer.PreparedStrip;
import org.firefly.simulator.prepare.Strip;

/** Makes the sums of weights of a strip, block by block, slice of time by slice, tile by tile. */
final class StripWalk {
  /**
   * Spikes and silent inputs that are listed at once, so that the lists stay in the second-level
   * cache.
   */
  private static final long MOST_LISTED = 1 << 18;

  /** The same for one sample, with lists that no cache holds, before its steps are cut. */
  private static final long MOST_LISTED_OF_SAMPLE = 1 << 24;

  /** Sums of a tile, of 16 bits each: few enough for the second-level cache. */
  private static final int TILE_SUMS = 1 << 16;

  /** Sums of one row of a tile before its steps are cut. */
  private static final int MOST_ROW_SUMS = 1 << 21;

  /** Whoever takes the sums of a block. */
  interface Consumers {
    /**
     * The one for a block.
     *
     * @param rows rows of a map whose state is kept from one slice of the time steps to the next; 1
     *     if there is only one slice
     */
    TileConsumer of(Block block, int rows);
  }

  private final PreparedStrip prepared;
  private final Strip strip;
  private final LayerDescriptor layer;
  private final Workspace workspace;
  private final int samples;
  private final SpikeLister lister;

  StripWalk(PreparedStrip prepared, Workspace workspace, SpikeReader reader, int samples) {
    this.prepared = prepared;
    this.strip = prepared.strip();
    this.layer = strip.descriptor();
    this.workspace = workspace;
    this.samples = samples;
    this.lister = new SpikeLister(strip, reader, workspace.arrays());
  }

  /** Hands out all sums; returns the operations. */
  long run(Consumers consumers) throws InterruptedException {
    long operations = 0;
    for (BlockFamily family : prepared.families()) {
      int step = samplesAtOnce(family);
      for (int first = 0; first < samples; first += step) {
        operations += run(family, consumers, first, Math.min(samples, first + step));
      }
    }
    return operations;
  }

  private int samplesAtOnce(BlockFamily family) {
    long perSample = layer.block().timeSteps() * listedPerStep(family);
    return (int) Math.max(1, Math.min(samples, MOST_LISTED / Math.max(1, perSample)));
  }

  /** Spikes and silent inputs of a sample and time step. */
  private long listedPerStep(BlockFamily family) {
    return (long) strip.siteRows()
        * strip.siteColumns()
        * family.sources().length
        * strip.config().parallelism();
  }

  private int stepsAtOnce(BlockFamily family) {
    int width = family.blocks().get(0).width();
    long byLists = MOST_LISTED_OF_SAMPLE / Math.max(1, listedPerStep(family));
    long bySums = MOST_ROW_SUMS / (width * layer.output().width());
    return (int) Math.max(1, Math.min(layer.block().timeSteps(), Math.min(byLists, bySums)));
  }

  /** Runs some samples; returns the operations. */
  private long run(BlockFamily family, Consumers consumers, int first, int end)
      throws InterruptedException {
    int timeSteps = layer.block().timeSteps();
    int atOnce = stepsAtOnce(family);
    int rows = atOnce < timeSteps ? (end - first) * layer.output().height() : 1;
    List<TileConsumer> takers =
        family.blocks().stream().map(block -> consumers.of(block, rows)).toList();
    long operations = 0;
    for (int step = 0; step < timeSteps; step += atOnce) {
      Steps steps = new Steps(step, Math.min(timeSteps, step + atOnce));
      Events events = lister.list(family, steps, first, end);
      operations += events.operations();
      for (int i = 0; i < takers.size(); i++) {
        run(family.blocks().get(i), takers.get(i), events, first, end);
      }
    }
    return operations;
  }

  private void run(Block block, TileConsumer taker, Events events, int first, int end)
      throws InterruptedException {
    int rowPlaces = events.steps().count() * layer.output().width();
    int rows = Math.max(1, TILE_SUMS / block.width() / rowPlaces);
    int tileRows = Math.min(rows, layer.output().height());
    int tileSamples = Math.max(1, rows / layer.output().height());
    for (int sample = first; sample < end; sample += tileSamples) {
      int endSample = Math.min(end, sample + tileSamples);
      for (int row = 0; row < layer.output().height(); row += tileRows) {
        if (Thread.interrupted()) {
          throw new InterruptedException();
        }
        int endRow = Math.min(layer.output().height(), row + tileRows);
        Tile tile = new Tile(events.steps(), sample, endSample, row, endRow);
        taker.run(tile, TileSums.of(strip, block, tile, events, workspace.accumulator()));
      }
    }
  }
}
