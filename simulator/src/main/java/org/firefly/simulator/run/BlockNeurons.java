package org.firefly.simulator.run;

import java.util.Arrays;
import org.firefly.architecture.isa.LayerDescriptor;
import org.firefly.simulator.kernel.BlockLayout;
import org.firefly.simulator.kernel.Kernel;
import org.firefly.simulator.kernel.NeuronRow;
import org.firefly.simulator.kernel.Neurons;
import org.firefly.simulator.prepare.Block;
import org.firefly.simulator.prepare.StepBounds;
import org.firefly.simulator.prepare.Strip;

/** Runs the neurons of one block of output groups at one row of a map after another. */
final class BlockNeurons {
  private final LayerDescriptor layer;
  private final int parallelism;
  private final Block block;
  private final Kernel kernel;
  private final ExactGroup exact;
  private final OutputWriter output;
  private final NeuronRow neurons;

  BlockNeurons(Strip strip, Block block, Kernel kernel, ExactGroup exact, OutputWriter output) {
    this.layer = strip.descriptor();
    this.parallelism = strip.config().parallelism();
    this.block = block;
    this.kernel = kernel;
    this.exact = exact;
    this.output = output;
    this.neurons = new NeuronRow(block.width(), layer.output().width());
  }

  /** Runs all time steps of a tile. */
  void run(Tile tile, TileSums sums) {
    for (int sample = tile.firstSample(); sample < tile.endSample(); sample++) {
      for (int row = tile.firstRow(); row < tile.endRow(); row++) {
        neurons.clear();
        StepBounds.Reach reach = StepBounds.start();
        for (int t = 0; t < layer.block().timeSteps(); t++) {
          reach = step(sums, reach, t, sample, row);
        }
        if (layer.output().readout()) {
          writeMembranes(sample, row);
        }
      }
    }
  }

  /** Runs one time step; returns where membranes may be after it. */
  private StepBounds.Reach step(TileSums sums, StepBounds.Reach reach, int t, int sample, int row) {
    int firstPlace = sums.place(sample, t, row);
    sums.read(firstPlace, neurons.places(), neurons.sums());
    int met = sums.mostSpikes(firstPlace, neurons.places());
    StepBounds bounds = block.bounds();
    boolean hold = bounds.hold(reach, met);
    if (hold) {
      Neurons.leak(block.neurons(), neurons);
      fire();
    } else {
      neurons.keep();
      Neurons.leak(block.neurons(), neurons);
      kernel.findOutside(neurons, bounds.low(met), bounds.high(met));
      fire();
      stepOutsideExactly(t, sample, row);
    }
    if (!layer.output().readout()) {
      if (layer.output().pool()) {
        kernel.pool(neurons);
      }
      output.orSpikes(t, block, sample, row, neurons);
    }
    return hold ? bounds.after(reach, met) : bounds.anywhere();
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
      int group = block.firstGroup() + i;
      int fired = exact.step(new ExactGroup.Place(t, group, sample, row, column), lanes);
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
}
