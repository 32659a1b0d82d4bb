package org.firefly.simulator;

import java.util.Arrays;
import org.firefly.architecture.isa.LayerDescriptor;
import org.firefly.simulator.ExactGroup.Place;
import org.firefly.simulator.kernel.BlockLayout;
import org.firefly.simulator.kernel.Kernel;
import org.firefly.simulator.kernel.NeuronRow;
import org.firefly.simulator.kernel.Neurons;

/** Runs the neurons of one block of output groups at one row of a map after another. */
final class BlockExecutor {
  private final LayerDescriptor layer;
  private final int parallelism;
  private final Kernel kernel;
  private final OutputWriter output;
  private final TileSums tileSums;
  private final MembraneArithmetic arithmetic;
  private final ExactGroup exact;
  private Block block;
  private StepBounds.Reach reach;
  private NeuronRow neurons = new NeuronRow(0, 0);

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
    if (neurons.width() != block.width()) {
      neurons = new NeuronRow(block.width(), layer.output().width());
    }
    tileSums.add(block, tile);
    for (int sample = tile.firstSample(); sample < tile.endSample(); sample++) {
      for (int row = tile.firstRow(); row < tile.endRow(); row++) {
        neurons.clear();
        reach = StepBounds.start();
        for (int t = 0; t < layer.block().timeSteps(); t++) {
          step(t, sample, row);
        }
        if (layer.output().readout()) {
          writeMembranes(sample, row);
        }
      }
    }
  }

  private void step(int t, int sample, int row) {
    int firstPlace = tileSums.place(sample, t, row);
    tileSums.read(firstPlace, neurons.places(), neurons.sums());
    int met = tileSums.mostSpikes(firstPlace, neurons.places());
    StepBounds bounds = block.bounds();
    if (bounds.hold(reach, met)) {
      Neurons.leak(block.neurons(), neurons);
      fire();
      reach = bounds.after(reach, met);
    } else {
      neurons.keep();
      Neurons.leak(block.neurons(), neurons);
      kernel.findOutside(neurons, bounds.low(met), bounds.high(met));
      fire();
      stepOutsideExactly(t, sample, row);
      reach = bounds.anywhere();
    }
    if (!layer.output().readout()) {
      if (layer.output().pool()) {
        kernel.pool(neurons);
      }
      output.orSpikes(t, block, sample, row, neurons);
    }
  }

  private void fire() {
    Neurons.fire(block.neurons(), neurons);
    kernel.collect(neurons);
  }

  private void stepOutsideExactly(int t, int sample, int row) {
    for (int column = 0; column < neurons.places(); column++) {
      if (neurons.outside()[column]) {
        stepExactly(t, sample, row, column);
      }
    }
  }

  private void stepExactly(int t, int sample, int row, int column) {
    int[] spikes = neurons.spikes();
    int firstSpikes = column * BlockLayout.LANES;
    Arrays.fill(spikes, firstSpikes, firstSpikes + BlockLayout.LANES, 0);
    int[] lanes = new int[parallelism];
    for (int i = 0; i < block.groups(); i++) {
      for (int lane = 0; lane < parallelism; lane++) {
        lanes[lane] = neurons.before()[column * block.width() + slot(i, lane)];
      }
      int fired = exact.step(new Place(t, block.firstGroup() + i, sample, row, column), lanes);
      for (int lane = 0; lane < parallelism; lane++) {
        int slot = slot(i, lane);
        neurons.membranes()[column * block.width() + slot] = lanes[lane];
        int bit = fired >>> lane & 1;
        spikes[firstSpikes + slot % BlockLayout.LANES] |= bit << slot / BlockLayout.LANES;
      }
    }
  }

  private int slot(int group, int lane) {
    return BlockLayout.slot(block.width(), group * parallelism + lane);
  }

  private void writeMembranes(int sample, int row) {
    for (int column = 0; column < neurons.places(); column++) {
      for (int i = 0; i < block.groups(); i++) {
        for (int lane = 0; lane < parallelism; lane++) {
          int channel = (block.firstGroup() + i) * parallelism + lane;
          int membrane = neurons.membranes()[column * block.width() + slot(i, lane)];
          output.membrane(channel, sample, row, column, membrane);
        }
      }
    }
  }

  boolean overflow() {
    return arithmetic.overflow();
  }
}
