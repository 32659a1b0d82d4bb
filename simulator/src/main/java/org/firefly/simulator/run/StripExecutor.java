package org.firefly.simulator.run;

import org.firefly.architecture.isa.LayerDescriptor;
import org.firefly.simulator.memory.DeviceMemory;
import org.firefly.simulator.prepare.Block;
import org.firefly.simulator.prepare.BlockFamily;
import org.firefly.simulator.prepare.PreparedLayer.PreparedStrip;
import org.firefly.simulator.prepare.Strip;

/** Runs one strip of a layer on a batch block. */
public final class StripExecutor {
  /**
   * Spikes and silent inputs that are listed at once, so that the lists stay in the second-level
   * cache.
   */
  private static final long MOST_LISTED = 1 << 18;

  /** Sums of a tile, of 16 bits each: few enough for the second-level cache. */
  private static final int TILE_SUMS = 1 << 16;

  /**
   * What a strip did besides the spikes or membranes that it left in memory.
   *
   * @param operations pairs of an input spike and a synapse that it met
   * @param overflow whether a membrane left its range
   */
  public record Activity(long operations, boolean overflow) {}

  private final PreparedStrip prepared;
  private final Strip strip;
  private final LayerDescriptor layer;
  private final Workspace workspace;
  private final int samples;
  private final OutputWriter output;
  private final SpikeLister lister;
  private final MembraneArithmetic arithmetic;
  private final ExactGroup exact;

  private StripExecutor(
      PreparedStrip prepared, Workspace workspace, DeviceMemory memory, int samples) {
    this.prepared = prepared;
    this.strip = prepared.strip();
    this.layer = strip.descriptor();
    this.workspace = workspace;
    this.samples = samples;
    SpikeReader reader = new SpikeReader(strip, memory);
    this.output = new OutputWriter(strip, memory);
    this.lister = new SpikeLister(strip, reader, workspace.arrays());
    this.arithmetic = new MembraneArithmetic(strip.config());
    this.exact = new ExactGroup(strip, reader, arithmetic);
  }

  /**
   * Runs a strip.
   *
   * @throws InterruptedException when the thread was interrupted
   */
  public static Activity run(
      PreparedStrip prepared, Workspace workspace, DeviceMemory memory, int samples)
      throws InterruptedException {
    return new StripExecutor(prepared, workspace, memory, samples).run();
  }

  private Activity run() throws InterruptedException {
    output.clear(samples);
    long operations = 0;
    for (BlockFamily family : prepared.families()) {
      int step = samplesAtOnce(family);
      for (int first = 0; first < samples; first += step) {
        int end = Math.min(samples, first + step);
        Events events = lister.list(family, first, end);
        operations += events.operations();
        for (Block block : family.blocks()) {
          run(block, events, first, end);
        }
      }
    }
    return new Activity(operations, arithmetic.overflow());
  }

  private int samplesAtOnce(BlockFamily family) {
    long perSample =
        (long) layer.block().timeSteps()
            * strip.siteRows()
            * strip.siteColumns()
            * family.sources().length
            * strip.config().parallelism();
    return (int) Math.max(1, Math.min(samples, MOST_LISTED / Math.max(1, perSample)));
  }

  private void run(Block block, Events events, int first, int end) throws InterruptedException {
    BlockNeurons neurons = new BlockNeurons(strip, block, workspace.kernel(), exact, output);
    int rowPlaces = layer.block().timeSteps() * layer.output().width();
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
        Tile tile = new Tile(sample, endSample, row, endRow);
        neurons.run(tile, TileSums.of(strip, block, tile, events, workspace.accumulator()));
      }
    }
  }
}
