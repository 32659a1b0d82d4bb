package org.firefly.simulator;

import org.firefly.architecture.SpikeLayout;

/** Counts the spikes of a tensor, without those of channels that only pad the last group. */
final class InputSpikes {
  private InputSpikes() {}

  static long count(SpikeLayout layout, DeviceMemory memory, int samples) {
    int words = samples * layout.map().positions();
    long spikes = 0;
    for (int t = 0; t < layout.timeSteps(); t++) {
      for (int group = 0; group < layout.groups(); group++) {
        int real =
            Math.min(layout.parallelism(), layout.map().channels() - group * layout.parallelism());
        spikes += countPlane(memory, layout.plane(t, group), words, layout.wordBytes(), real);
      }
    }
    return spikes;
  }

  private static long countPlane(
      DeviceMemory memory, long plane, int words, int wordBytes, int realChannels) {
    int mask = realChannels == Integer.SIZE ? -1 : (1 << realChannels) - 1;
    long spikes = 0;
    for (int i = 0; i < words; i++) {
      long offset = plane + (long) i * wordBytes;
      int word = wordBytes == Short.BYTES ? memory.readShort(offset) : memory.readInt(offset);
      spikes += Integer.bitCount(word & mask);
    }
    return spikes;
  }
}
