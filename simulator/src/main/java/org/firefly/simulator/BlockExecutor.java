package org.firefly.simulator;

import java.util.Arrays;
import org.firefly.architecture.LayerDescriptor;
import org.firefly.simulator.ExactGroup.Place;
import org.firefly.simulator.kernel.BlockLayout;
import org.firefly.simulator.kernel.Kernel;

/** Runs the neurons of one block of output groups at one position after another. */
final class BlockExecutor {
  private final LayerDescriptor layer;
  private final int parallelism;
  private final Kernel kernel;
  private final OutputWriter output;
  private final TileSums tileSums;
  private final MembraneArithmetic arithmetic;
  private final ExactGroup exact;
  private final int[] spikes = new int[BlockLayout.LANES];
  private Block block;
  private int[] membranes = new int[0];
  private int[] next = new int[0];
  private int[] sums = new int[0];

  BlockExecutor(
      Strip strip, Kernel kernel, SpikeReader reader, TileSums tileSums, OutputWriter output) {
    this.layer = strip.descriptor();
    this.parallelism = strip.config().parallelism();
    this.kernel = kernel;
    this.output = output;
    this.tileSums = tileSums;
    this.arithmetic = new MembraneArithmetic(strip.config());
    this.exact = new ExactGroup(strip, reader, arithmetic);
  }

  /** Runs all time steps of a tile. */
  void run(Block newBlock, Tile tile) {
    block = newBlock;
    if (sums.length != block.width()) {
      membranes = new int[block.width()];
      next = new int[block.width()];
      sums = new int[block.width()];
    }
    tileSums.add(block, tile);
    for (int sample = tile.firstSample(); sample < tile.endSample(); sample++) {
      for (int row = tile.firstRow(); row < tile.endRow(); row++) {
        for (int column = 0; column < layer.outputWidth(); column++) {
          position(sample, row, column);
        }
      }
    }
  }

  private void position(int sample, int row, int column) {
    Arrays.fill(membranes, 0);
    int place = tileSums.place(sample, row, column);
    for (int t = 0; t < layer.timeSteps(); t++) {
      tileSums.read(place, sums);
      int met = tileSums.spikes(place);
      StepBounds bounds = block.bounds();
      if (!kernel.step(
          block.neurons(), membranes, sums, bounds.low(met), bounds.high(met), next, spikes)) {
        stepExactly(sample, t, row, column);
      }
      if (!layer.readout()) {
        output.orSpikes(t, block, sample, row, column, spikes);
      }
      int[] old = membranes;
      membranes = next;
      next = old;
      place += tileSums.timeStride();
    }
    if (layer.readout()) {
      writeMembranes(sample, row, column);
    }
  }

  private void stepExactly(int sample, int t, int row, int column) {
    Arrays.fill(spikes, 0);
    int[] lanes = new int[parallelism];
    for (int i = 0; i < block.groups(); i++) {
      for (int lane = 0; lane < parallelism; lane++) {
        lanes[lane] = membranes[slot(i, lane)];
      }
      int fired = exact.step(new Place(t, block.firstGroup() + i, sample, row, column), lanes);
      for (int lane = 0; lane < parallelism; lane++) {
        int slot = slot(i, lane);
        next[slot] = lanes[lane];
        int bit = fired >>> lane & 1;
        spikes[slot % BlockLayout.LANES] |= bit << slot / BlockLayout.LANES;
      }
    }
  }

  private int slot(int group, int lane) {
    return BlockLayout.slot(block.width(), group * parallelism + lane);
  }

  private void writeMembranes(int sample, int row, int column) {
    for (int i = 0; i < block.groups(); i++) {
      for (int lane = 0; lane < parallelism; lane++) {
        int channel = (block.firstGroup() + i) * parallelism + lane;
        output.membrane(channel, sample, row, column, membranes[slot(i, lane)]);
      }
    }
  }

  boolean overflow() {
    return arithmetic.overflow();
  }
}
