package org.firefly.simulator.run;

import org.firefly.architecture.isa.LayerDescriptor;
import org.firefly.simulator.kernel.BlockLayout;
import org.firefly.simulator.kernel.NeuronRow;
import org.firefly.simulator.prepare.Block;
import org.firefly.simulator.prepare.Strip;

/**
 * The sums that pieces of a layer's inputs leave to the last one, as far as that one reads another
 * map or in another way. Modulo 2^32; who must know whether they left their range adds them up
 * again, see {@link ExactGroup}.
 */
final class WaitingSums {
  private final LayerDescriptor layer;
  private final int samples;
  private int parallelism;

  /** Index order time step, sample, y, x, channel; empty if no sums wait. */
  private int[] sums = new int[0];

  /**
   * No sums yet.
   *
   * @param layer the last piece
   */
  WaitingSums(LayerDescriptor layer, int samples) {
    this.layer = layer;
    this.samples = samples;
  }

  /** Adds the sums of a block of a piece. */
  TileConsumer of(Strip piece, Block block) {
    parallelism = piece.config().parallelism();
    if (sums.length == 0) {
      long size = (long) steps() * layer.output().positions(samples) * channels();
      sums = new int[Math.toIntExact(size)];
    }
    int shift = piece.descriptor().neuron().fractionBits();
    return (tile, tileSums) -> add(tile, tileSums, block, shift);
  }

  private int steps() {
    return layer.piece().repeats() ? 1 : layer.block().timeSteps();
  }

  private int channels() {
    return layer.output().groups() * parallelism;
  }

  private void add(Tile tile, TileSums from, Block block, int shift) {
    int[] row = new int[layer.output().width() * block.width()];
    for (int sample = tile.firstSample(); sample < tile.endSample(); sample++) {
      for (int t = tile.steps().first(); t < tile.steps().end(); t++) {
        for (int y = tile.firstRow(); y < tile.endRow(); y++) {
          from.read(from.place(sample, t, y), layer.output().width(), row);
          for (int i = 0; i < block.groups() * parallelism; i++) {
            int slot = BlockLayout.slot(block.width(), i);
            int at = index(t, sample, y) + block.firstGroup() * parallelism + i;
            for (int x = 0; x < layer.output().width(); x++) {
              sums[at + x * channels()] += row[x * block.width() + slot] << shift;
            }
          }
        }
      }
    }
  }

  /** Adds what waits for a block at a row of a map to the sums of a time step. */
  void addTo(NeuronRow row, Block block, int timeStep, int sample, int y) {
    if (sums.length == 0) {
      return;
    }
    int first = index(timeStep, sample, y) + block.firstGroup() * parallelism;
    for (int i = 0; i < block.groups() * parallelism; i++) {
      int slot = BlockLayout.slot(block.width(), i);
      for (int x = 0; x < row.places(); x++) {
        row.sums()[x * block.width() + slot] += sums[first + i + x * channels()];
      }
    }
  }

  private int index(int timeStep, int sample, int y) {
    int step = layer.piece().repeats() ? 0 : timeStep;
    int line = (step * samples + sample) * layer.output().height() + y;
    return line * layer.output().width() * channels();
  }
}
