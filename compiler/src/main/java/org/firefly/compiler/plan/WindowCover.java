package org.firefly.compiler.plan;

import java.util.ArrayList;
import java.util.List;

/** Covers the used rows (or columns) of a kernel with as few windows of three as possible. */
final class WindowCover {
  static final int WINDOW = 3;

  private WindowCover() {}

  /** First row of each window; rows that no weight uses, as in dilated kernels, are skipped. */
  static List<Integer> starts(boolean[] used) {
    List<Integer> starts = new ArrayList<>();
    int row = 0;
    while (row < used.length) {
      if (used[row]) {
        starts.add(row);
        row += WINDOW;
      } else {
        row++;
      }
    }
    return starts.isEmpty() ? List.of(0) : starts;
  }
}
