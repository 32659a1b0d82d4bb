package org.firefly.simulator;

import org.firefly.architecture.FeatureMap;
import org.firefly.architecture.SpikeLayout;

/** Moves spikes {@code [n][t][c][y][x]} between arrays and memory, one by one. */
final class SpikePacking {
  private SpikePacking() {}

  static void pack(boolean[][][][][] spikes, SpikeLayout layout, DeviceMemory memory) {
    for (int n = 0; n < spikes.length; n++) {
      for (int t = 0; t < layout.timeSteps(); t++) {
        pack(spikes[n][t], layout, memory, n, t);
      }
    }
  }

  private static void pack(
      boolean[][][] spikes, SpikeLayout layout, DeviceMemory memory, int n, int t) {
    FeatureMap map = layout.map();
    for (int c = 0; c < map.channels(); c++) {
      for (int y = 0; y < map.height(); y++) {
        for (int x = 0; x < map.width(); x++) {
          int lane = c % layout.parallelism();
          long at = layout.word(t, c / layout.parallelism(), n, y, x) + lane / 8;
          int mask = 1 << lane % 8;
          byte old = memory.bytes()[(int) at];
          memory.bytes()[(int) at] = (byte) (spikes[c][y][x] ? old | mask : old & ~mask);
        }
      }
    }
  }

  /** The spike of a channel, which may be one that only pads the last group. */
  static boolean spike(SpikeLayout layout, DeviceMemory memory, int n, int t, int c, int y, int x) {
    int lane = c % layout.parallelism();
    long at = layout.word(t, c / layout.parallelism(), n, y, x) + lane / 8;
    return (memory.bytes()[(int) at] >> lane % 8 & 1) == 1;
  }
}
