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

  private long spikes;
  private long unions;

  /**
   * Counts one chunk of steps.
   *
   * @param spikes {@code [t][c][y][x]}
   * @param first first time step
   * @param end time step behind the last
   */
  UnionCounts(EventEngine engine, boolean[][][][] spikes, int first, int end) {
    cells = engine.cells().count();
    int channels = spikes[0].length;
    masks = Rounding.up(channels, engine.maskChannels());
    counts = new int[spikes[0][0].length][spikes[0][0][0].length][masks * cells];
    for (int c = 0; c < channels; c++) {
      int slot = c / engine.maskChannels() * cells + c % cells;
      for (int y = 0; y < counts.length; y++) {
        for (int x = 0; x < counts[y].length; x++) {
          int fired = fired(spikes, first, end, c, y, x);
          this.spikes += fired;
          unions += Math.min(1, fired);
          counts[y][x][slot] += Math.min(1, fired);
        }
      }
    }
  }

  private static int fired(boolean[][][][] spikes, int first, int end, int c, int y, int x) {
    int fired = 0;
    for (int t = first; t < end; t++) {
      fired += spikes[t][c][y][x] ? 1 : 0;
    }
    return fired;
  }

  /** Spikes of the chunk. */
  long spikes() {
    return spikes;
  }

  /** Inputs that fire in the chunk. */
  long unions() {
    return unions;
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
