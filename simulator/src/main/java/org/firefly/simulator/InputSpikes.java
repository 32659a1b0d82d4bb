package org.firefly.simulator;

import org.firefly.architecture.program.SpikeLayout;

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
        spikes += memory.countBits(layout.plane(t, group), words, layout.wordBytes(), mask(real));
      }
    }
    return spikes;
  }

  private static int mask(int channels) {
    return channels == Integer.SIZE ? -1 : (1 << channels) - 1;
  }
}
