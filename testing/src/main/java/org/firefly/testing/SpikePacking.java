package org.firefly.testing;

import org.firefly.architecture.program.FeatureMap;
import org.firefly.architecture.program.SpikeLayout;

/**
 * Moves spikes {@code [n][t][c][y][x]} between arrays and memory, one by one. Memory is an array of
 * bytes that starts at the program's base address.
 */
public final class SpikePacking {
  private SpikePacking() {}

  /**
   * Writes the spikes of samples 0 to {@code spikes.length - 1}; lanes beyond the last channel
   * become 0, so that the memory may have held anything before.
   */
  public static void pack(boolean[][][][][] spikes, SpikeLayout layout, byte[] memory) {
    for (int n = 0; n < spikes.length; n++) {
      for (int t = 0; t < layout.timeSteps(); t++) {
        pack(spikes[n][t], layout, memory, n, t);
      }
    }
  }

  private static void pack(boolean[][][] spikes, SpikeLayout layout, byte[] memory, int n, int t) {
    FeatureMap map = layout.map();
    for (int c = 0; c < layout.groups() * layout.parallelism(); c++) {
      int mask = mask(layout, c);
      for (int y = 0; y < map.height(); y++) {
        for (int x = 0; x < map.width(); x++) {
          int at = index(layout, n, t, c, y, x);
          boolean spike = c < map.channels() && spikes[c][y][x];
          memory[at] = (byte) (spike ? memory[at] | mask : memory[at] & ~mask);
        }
      }
    }
  }

  /** The spike of a channel, which may be one that only pads the last group. */
  public static boolean spike(
      SpikeLayout layout, byte[] memory, int n, int t, int c, int y, int x) {
    return (memory[index(layout, n, t, c, y, x)] & mask(layout, c)) != 0;
  }

  private static int index(SpikeLayout layout, int n, int t, int c, int y, int x) {
    int parallelism = layout.parallelism();
    long word = layout.word(t, c / parallelism, n, y, x);
    return Math.toIntExact(word + c % parallelism / Byte.SIZE);
  }

  private static int mask(SpikeLayout layout, int c) {
    return 1 << c % layout.parallelism() % Byte.SIZE;
  }
}
