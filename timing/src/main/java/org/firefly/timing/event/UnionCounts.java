package org.firefly.timing.event;

/**
 * How many inputs fire in at least one of some time steps: per position of the input map, mask of
 * channels, and channel modulo K.
 */
final class UnionCounts {
  private final int cells;
  private final int masks;

  /** {@code [y][x][mask * K + residue]}. */
  private final int[][][] counts;

  /**
   * Counts one chunk of steps.
   *
   * @param spikes {@code [t][c][y][x]}
   * @param first first time step
   * @param end time step behind the last
   */
  UnionCounts(EventEngine engine, boolean[][][][] spikes, int first, int end) {
    cells = engine.cells();
    int channels = spikes[0].length;
    masks = (channels + engine.maskChannels() - 1) / engine.maskChannels();
    counts = new int[spikes[0][0].length][spikes[0][0][0].length][masks * cells];
    for (int c = 0; c < channels; c++) {
      int slot = c / engine.maskChannels() * cells + c % cells;
      for (int y = 0; y < counts.length; y++) {
        for (int x = 0; x < counts[y].length; x++) {
          counts[y][x][slot] += fires(spikes, first, end, c, y, x);
        }
      }
    }
  }

  private static int fires(boolean[][][][] spikes, int first, int end, int c, int y, int x) {
    for (int t = first; t < end; t++) {
      if (spikes[t][c][y][x]) {
        return 1;
      }
    }
    return 0;
  }

  /** Masks of a position. */
  int masks() {
    return masks;
  }

  /**
   * Events that a window brings.
   *
   * @param y output row
   * @param x output column
   * @return {@code [cell][mask]}
   */
  int[][] events(EventLayer layer, EventEngine.Banking banking, int y, int x) {
    int[][] events = new int[cells][masks];
    for (int tap = 0; tap < layer.taps(); tap++) {
      int row = layer.stride() * y - layer.padding() + tap / layer.kernelWidth();
      int column = layer.stride() * x - layer.padding() + tap % layer.kernelWidth();
      if (row >= 0 && row < counts.length && column >= 0 && column < counts[row].length) {
        add(events, counts[row][column], banking.shift(tap));
      }
    }
    return events;
  }

  private void add(int[][] events, int[] count, int shift) {
    for (int mask = 0; mask < masks; mask++) {
      for (int residue = 0; residue < cells; residue++) {
        events[(residue + shift) % cells][mask] += count[mask * cells + residue];
      }
    }
  }
}
