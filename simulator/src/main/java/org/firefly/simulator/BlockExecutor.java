package org.firefly.simulator;

import java.util.Arrays;
import org.firefly.architecture.LayerDescriptor;
import org.firefly.simulator.ExactGroup.Place;
import org.firefly.simulator.kernel.BlockLayout;
import org.firefly.simulator.kernel.Kernel;

/** Runs all time steps of one block of output groups at one position after another. */
final class BlockExecutor {
  private final LayerDescriptor layer;
  private final int parallelism;
  private final Kernel kernel;
  private final OutputWriter output;
  private final EventList events;
  private final MembraneArithmetic arithmetic;
  private final ExactGroup exact;
  private final int[] spikes = new int[BlockLayout.LANES];
  private final short[] part = new short[BlockLayout.WIDE];
  private Block block;
  private int[] membranes;
  private int[] next;
  private int[] sums;

  BlockExecutor(
      Strip strip, Kernel kernel, SpikeReader reader, SiteEvents sites, OutputWriter output) {
    this.layer = strip.descriptor();
    this.parallelism = strip.config().parallelism();
    this.kernel = kernel;
    this.output = output;
    this.events = new EventList(strip, kernel, sites);
    this.arithmetic = new MembraneArithmetic(strip.config());
    this.exact = new ExactGroup(strip, reader, arithmetic);
  }

  /** Chooses the block that the next positions belong to. */
  void start(BlockFamily family, Block newBlock) {
    block = newBlock;
    events.start(family, block);
    membranes = new int[block.width()];
    next = new int[block.width()];
    sums = new int[block.width()];
  }

  void position(int sample, int row, int column) {
    events.locate(row, column);
    events.gather(sample);
    Arrays.fill(membranes, 0);
    for (int t = 0; t < layer.timeSteps(); t++) {
      step(sample, t, row, column);
      if (!layer.readout()) {
        output.orSpikes(t, block, sample, row, column, spikes);
      }
      int[] old = membranes;
      membranes = next;
      next = old;
    }
    if (layer.readout()) {
      writeMembranes(sample, row, column);
    }
  }

  private void step(int sample, int t, int row, int column) {
    int count = events.count(t);
    block.weights().accumulate(events.events(t), count, part, sums);
    StepBounds bounds = block.bounds();
    boolean inRange =
        kernel.step(
            block.neurons(), membranes, sums, bounds.low(count), bounds.high(count), next, spikes);
    if (!inRange) {
      stepExactly(sample, t, row, column);
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
