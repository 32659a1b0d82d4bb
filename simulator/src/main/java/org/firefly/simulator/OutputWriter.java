package org.firefly.simulator;

import org.firefly.architecture.LayerDescriptor;
import org.firefly.simulator.kernel.BlockLayout;

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
    int words = layer.pooledHeight() * layer.pooledWidth();
    int planes = layer.readout() ? 0 : layer.timeSteps() * layer.outputGroups();
    for (int plane = 0; plane < planes; plane++) {
      for (int sample = 0; sample < samples; sample++) {
        long from = plane(plane) + (long) sample * layer.outputSamplePitch() * wordBytes();
        memory.clear(from, words * wordBytes());
      }
    }
  }

  /**
   * ORs the spikes of a block into the output.
   *
   * @param spikes per lane of the block, the spikes of its consecutive channels
   */
  void orSpikes(int timeStep, Block block, int sample, int row, int column, int[] spikes) {
    int y = layer.pool() ? row >> 1 : row;
    int x = layer.pool() ? column >> 1 : column;
    if (y >= layer.pooledHeight() || x >= layer.pooledWidth()) {
      return;
    }
    boolean wide = block.width() == BlockLayout.WIDE;
    int halves = parallelism / Short.SIZE;
    int next = 0;
    long plane = plane(timeStep * layer.outputGroups() + block.firstGroup());
    long at = plane + word(sample, y, x) * wordBytes();
    for (int group = 0; group < block.groups(); group++) {
      for (int half = 0; half < halves; half++, next++) {
        int bits = wide ? spikes[next] : spikes[2 * next] | spikes[2 * next + 1] << Byte.SIZE;
        memory.orShort(at + half * Short.BYTES, bits);
      }
      at += layer.outputPlaneStride();
    }
  }

  /** Writes the membrane of one channel of a readout layer. */
  void membrane(int channel, int sample, int row, int column, int value) {
    long lane = word(sample, row, column) * parallelism + channel % parallelism;
    memory.writeInt(plane(channel / parallelism) + lane * Integer.BYTES, value);
  }

  private int wordBytes() {
    return parallelism / Byte.SIZE;
  }

  private long word(int sample, int y, int x) {
    return (long) sample * layer.outputSamplePitch() + (long) y * layer.pooledWidth() + x;
  }

  private long plane(int plane) {
    return layer.outputOffset() + plane * layer.outputPlaneStride();
  }
}
