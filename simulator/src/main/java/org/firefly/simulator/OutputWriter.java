package org.firefly.simulator;

import org.firefly.architecture.LayerDescriptor;
import org.firefly.simulator.kernel.BlockLayout;
import org.firefly.simulator.kernel.NeuronRow;

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

  /** ORs the spikes of a block at one row of a map, before pooling, into the output. */
  void orSpikes(int timeStep, Block block, int sample, int row, NeuronRow neurons) {
    int pool = layer.pool() ? 1 : 0;
    int y = row >> pool;
    if (y >= layer.pooledHeight()) {
      return;
    }
    long plane = plane(timeStep * layer.outputGroups() + block.firstGroup());
    long at = plane + word(sample, y, 0) * wordBytes();
    int halves = parallelism / Short.SIZE;
    for (int half = 0; half < block.groups() * halves; half++) {
      long first = at + half / halves * layer.outputPlaneStride() + half % halves * Short.BYTES;
      orHalf(first, half, block.width(), neurons);
    }
  }

  /** Those of 16 channels, columns that are pooled together at once. */
  private void orHalf(long first, int half, int width, NeuronRow neurons) {
    int step = layer.pool() ? 2 : 1;
    int end = Math.min(neurons.places(), step * layer.pooledWidth());
    long to = first;
    for (int column = 0; column < end; column += step) {
      int bits = bits(neurons.spikes(), column * BlockLayout.LANES, half, width);
      if (step == 2 && column + 1 < end) {
        bits |= bits(neurons.spikes(), (column + 1) * BlockLayout.LANES, half, width);
      }
      memory.orShort(to, bits);
      to += wordBytes();
    }
  }

  /** Spikes of 16 consecutive channels. */
  private static int bits(int[] spikes, int lanes, int half, int width) {
    return width == BlockLayout.WIDE
        ? spikes[lanes + half]
        : spikes[lanes + 2 * half] | spikes[lanes + 2 * half + 1] << Byte.SIZE;
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
