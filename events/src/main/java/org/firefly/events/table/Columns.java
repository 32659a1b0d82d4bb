package org.firefly.events.table;

import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Where time, x, y and polarity stand in a row; -1 for y and polarity that are missing, which are 0
 * and 1 then, as for cochleas.
 */
record Columns(int time, int x, int y, int polarity) {
  private static final Set<String> TIME = Set.of("t", "ts", "time", "times", "timestamp");
  private static final Set<String> X = Set.of("x", "units");
  private static final Set<String> Y = Set.of("y");
  private static final Set<String> POLARITY = Set.of("p", "pol", "polarity", "on");

  static Columns of(ColumnOrder order) {
    return new Columns(order.place('t'), order.place('x'), order.place('y'), order.place('p'));
  }

  /** Columns by their names, in upper or lower case, without what follows an @. */
  static Columns of(List<String> names) {
    return new Columns(find(names, TIME), find(names, X), find(names, Y), find(names, POLARITY));
  }

  /** Whether there are both of the columns that cannot be missing. */
  boolean isComplete() {
    return time >= 0 && x >= 0;
  }

  int largest() {
    return Math.max(Math.max(time, x), Math.max(y, polarity));
  }

  private static int find(List<String> names, Set<String> wanted) {
    for (int i = 0; i < names.size(); i++) {
      String name = names.get(i).split("@", -1)[0];
      if (wanted.contains(name.strip().toLowerCase(Locale.ROOT))) {
        return i;
      }
    }
    return -1;
  }
}
