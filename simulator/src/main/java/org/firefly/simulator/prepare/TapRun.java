package org.firefly.simulator.prepare;

import java.util.ArrayList;
import java.util.List;

/**
 * Taps next to each other in a row of the window whose weights follow each other as well. An output
 * sees through them what lies next to each other in a row of the map, so that the lists of all
 * these inputs are one list.
 *
 * @param row rows of the taps from the strided position
 * @param column columns of the first tap from the strided position
 * @param taps how many
 * @param firstTap number of the first tap, in the order of the weights
 */
public record TapRun(int row, int column, int taps, int firstTap) {
  /** Joins taps, given in the order of their weights. */
  static List<TapRun> of(Tap[] taps) {
    List<TapRun> runs = new ArrayList<>();
    int first = 0;
    for (int end = 1; end <= taps.length; end++) {
      Tap last = taps[end - 1];
      if (end == taps.length || !taps[end].equals(new Tap(last.row(), last.column() + 1))) {
        runs.add(new TapRun(taps[first].row(), taps[first].column(), end - first, first));
        first = end;
      }
    }
    return List.copyOf(runs);
  }

  /** The taps, each in a run of its own. */
  public List<TapRun> split() {
    List<TapRun> runs = new ArrayList<>();
    for (int i = 0; i < taps; i++) {
      runs.add(new TapRun(row, column + i, 1, firstTap + i));
    }
    return runs;
  }
}
