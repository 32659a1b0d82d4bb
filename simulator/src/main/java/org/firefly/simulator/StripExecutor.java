package org.firefly.simulator;

import org.firefly.architecture.isa.LayerDescriptor;
import org.firefly.simulator.PreparedLayer.PreparedStrip;

/** Runs one strip of a layer on a batch block. */
final class StripExecutor {
  /**
   * Spikes and silent inputs that are listed at once, so that the lists stay in the second-level
   * cache.
   */
  private static final long MOST_LISTED = 1 << 18;

  /** Sums of a tile, of 16 bits each: few enough for the second-level cache. */
  private static final int TILE_SUMS = 1 << 16;

  private final PreparedStrip prepared;
  private final LayerDescriptor layer;
  private final int samples;
  private final OutputWriter output;
  private final SiteEvents sites;
  private final BlockExecutor blocks;

  StripExecutor(PreparedStrip prepared, Workspace workspace, DeviceMemory memory, int samples) {
    Strip strip = prepared.strip();
    SpikeReader reader = new SpikeReader(strip, memory);
    this.prepared = prepared;
    this.layer = strip.descriptor();
    this.samples = samples;
    this.output = new OutputWriter(strip, memory);
    this.sites = new SiteEvents(strip, reader, workspace.arrays());
    TileSums sums = new TileSums(strip, sites, workspace.accumulator());
    this.blocks = new BlockExecutor(strip, workspace.kernel(), reader, sums, output);
  }

  void run() throws InterruptedException {
    output.clear(samples);
    for (BlockFamily family : prepared.families()) {
      int step = samplesAtOnce(family);
      for (int first = 0; first < samples; first += step) {
        int last = Math.min(samples, first + step);
        sites.list(family, first, last);
        for (Block block : family.blocks()) {
          run(block, first, last);
        }
      }
    }
  }

  private int samplesAtOnce(BlockFamily family) {
    Strip strip = prepared.strip();
    long perSample =
        (long) layer.block().timeSteps()
            * strip.siteRows()
            * strip.siteColumns()
            * family.sources().length
            * strip.config().parallelism();
    return (int) Math.max(1, Math.min(samples, MOST_LISTED / Math.max(1, perSample)));
  }

  private void run(Block block, int first, int last) throws InterruptedException {
    int rowPlaces = layer.block().timeSteps() * layer.output().width();
    int rows = Math.max(1, TILE_SUMS / block.width() / rowPlaces);
    int tileRows = Math.min(rows, layer.output().height());
    int tileSamples = Math.max(1, rows / layer.output().height());
    for (int sample = first; sample < last; sample += tileSamples) {
      int endSample = Math.min(last, sample + tileSamples);
      for (int row = 0; row < layer.output().height(); row += tileRows) {
        if (Thread.interrupted()) {
          throw new InterruptedException();
        }
        int endRow = Math.min(layer.output().height(), row + tileRows);
        blocks.run(block, new Tile(sample, endSample, row, endRow));
      }
    }
  }

  long effectiveOperations() {
    return sites.operations();
  }

  boolean overflow() {
    return blocks.overflow();
  }
}
