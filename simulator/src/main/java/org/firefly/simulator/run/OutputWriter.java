package org.firefly.simulator.run;

import org.firefly.architecture.isa.LayerDescriptor;
import org.firefly.simulator.kernel.BlockLayout;
import org.firefly.simulator.kernel.NeuronRow;
import org.firefly.simulator.memory.DeviceMemory;
import org.firefly.simulator.prepare.Block;
import org.firefly.simulator.prepare.Strip;

/** Writes the spikes of a strip, OR-ing 2x2 blocks if it pools, or its membranes. */
final class OutputWriter {
  private final LayerDescriptor layer;
  private final DeviceMemory memory;
  private final int parallelism;

  OutputWriter(Strip strip, DeviceMemory memory) {
    this.layer = strip.descriptor();
    this.memory = memory;
    this.parallelism = strip.config().parallelism();
  }

  /** Sets every output word of the samples to zero, so that pooling can OR into them. */
  void clear(int samples) {
    int words = layer.output().pooledHeight() * layer.output().pooledWidth();
    int steps = layer.output().readout() ? 0 : layer.block().timeSteps();
    for (int plane = 0; plane < steps * layer.output().groups(); plane++) {
      long from = plane(plane / layer.output().groups(), plane % layer.output().groups());
      for (int sample = 0; sample < samples; sample++) {
        long pitch = (long) layer.output().planes().samplePitch() * wordBytes();
        memory.clear(from + sample * pitch, words * wordBytes());
      }
    }
  }

  /**
   * ORs the spikes of a block at one row of a map into the output. If the layer pools, the columns
   * have been pooled before.
   */
  void orSpikes(int timeStep, Block block, int sample, int row, NeuronRow neurons) {
    int pool = layer.output().pool() ? 1 : 0;
    int y = row >> pool;
    if (y >= layer.output().pooledHeight()) {
      return;
    }
    long plane = plane(timeStep, block.firstGroup());
    long first = plane + word(sample, y, 0) * wordBytes();
    int end = layer.output().pooledWidth() * BlockLayout.LANES;
    int laneBytes = BlockLayout.rows(block.width()) / Byte.SIZE;
    int lanes = block.groups() * wordBytes() / laneBytes;
    for (int lane = 0; lane < lanes; lane++) {
      int inGroup = lane * laneBytes;
      long at =
          first + inGroup / wordBytes() * layer.output().planes().stride() + inGroup % wordBytes();
      if (laneBytes == Short.BYTES) {
        memory.orShorts(at, wordBytes(), neurons.spikes(), lane, BlockLayout.LANES, end);
      } else {
        memory.orBytes(at, wordBytes(), neurons.spikes(), lane, BlockLayout.LANES, end);
      }
    }
  }

  /** Writes the membrane of one channel of a readout layer. */
  void membrane(int channel, int sample, int row, int column, int value) {
    long lane = word(sample, row, column) * parallelism + channel % parallelism;
    memory.writeInt(plane(0, channel / parallelism) + lane * Integer.BYTES, value);
  }

  private int wordBytes() {
    return parallelism / Byte.SIZE;
  }

  private long word(int sample, int y, int x) {
    return (long) sample * layer.output().planes().samplePitch()
        + (long) y * layer.output().pooledWidth()
        + x;
  }

  private long plane(int timeStep, int group) {
    return layer.output().planes().plane(timeStep, group);
  }
}
