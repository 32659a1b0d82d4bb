package org.firefly.simulator.vector;

import static org.firefly.simulator.vector.Vectors.even;
import static org.firefly.simulator.vector.Vectors.exact;
import static org.firefly.simulator.vector.Vectors.odd;

import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.ShortVector;
import jdk.incubator.vector.VectorSpecies;
import org.firefly.simulator.kernel.BlockLayout;
import org.firefly.simulator.kernel.EventLists;
import org.firefly.simulator.kernel.RowForm;
import org.firefly.simulator.kernel.TapView;

/**
 * Sums of table rows: 64 slots of 16 bits. A place holds rows of eight slots in pairs, the slots of
 * the first in the even lanes and those of the second in the odd ones.
 */
final class TableRows {
  private static final VectorSpecies<Short> SHORT = ShortVector.SPECIES_256;
  private static final int INTS = IntVector.SPECIES_256.length();

  private TableRows() {}

  /** Fills the tables of rows of int8 weights. */
  static void write(byte[] weights, short[] pool, int at) {
    int tableRows = RowForm.TABLES.rows(RowForm.LANES);
    int rows = RowForm.TABLES.rows(weights.length / BlockLayout.NARROW);
    for (int row = 0; row < rows; row++) {
      int members = RowForm.members(row % tableRows);
      int lane = row / tableRows * RowForm.LANES;
      for (; members != 0; members >>= 1, lane++) {
        if ((members & 1) != 0) {
          addLane(weights, lane * BlockLayout.NARROW, pool, at + row * BlockLayout.NARROW);
        }
      }
    }
  }

  private static void addLane(byte[] weights, int from, short[] pool, int to) {
    for (int i = 0; i < BlockLayout.NARROW; i++) {
      int pair = i / (2 * INTS) * 2 * INTS;
      int slot = pair + i % (2 * INTS) / 2 + i % 2 * INTS;
      pool[to + i] += weights[from + slot];
    }
  }

  /**
   * Adds to each of successive places the rows that the lists of the sites that it sees name. Loads
   * of a row come in such an order that the JVM checks its bounds twice, not four times.
   */
  static void add(
      short[] pool,
      int fromRow,
      EventLists lists,
      int firstList,
      TapView view,
      short[] sums,
      int firstSum) {
    int[] events = lists.events();
    int[] starts = lists.starts();
    int places = view.columns();
    int step = view.step();
    int taps = view.taps();
    int rowStep = step * lists.columnStride();
    int tapRow = fromRow;
    for (int i = 0; i < places; i++) {
      int list = firstList + i * step;
      int from = starts[list];
      int to = starts[list + taps];
      int at = firstSum + i * BlockLayout.NARROW;
      ShortVector a = ShortVector.fromArray(SHORT, sums, at);
      ShortVector d = ShortVector.fromArray(SHORT, sums, at + 48);
      ShortVector b = ShortVector.fromArray(SHORT, sums, at + 16);
      ShortVector c = ShortVector.fromArray(SHORT, sums, at + 32);
      for (int event = from; event < to; event += RowForm.TABLES_OF_LANES) {
        int row = tapRow + events[event];
        a = exact(a).add(ShortVector.fromArray(SHORT, pool, row));
        d = exact(d).add(ShortVector.fromArray(SHORT, pool, row + 48));
        b = exact(b).add(ShortVector.fromArray(SHORT, pool, row + 16));
        c = exact(c).add(ShortVector.fromArray(SHORT, pool, row + 32));
        row = tapRow + events[event + 1];
        a = exact(a).add(ShortVector.fromArray(SHORT, pool, row));
        d = exact(d).add(ShortVector.fromArray(SHORT, pool, row + 48));
        b = exact(b).add(ShortVector.fromArray(SHORT, pool, row + 16));
        c = exact(c).add(ShortVector.fromArray(SHORT, pool, row + 32));
        row = tapRow + events[event + 2];
        a = exact(a).add(ShortVector.fromArray(SHORT, pool, row));
        d = exact(d).add(ShortVector.fromArray(SHORT, pool, row + 48));
        b = exact(b).add(ShortVector.fromArray(SHORT, pool, row + 16));
        c = exact(c).add(ShortVector.fromArray(SHORT, pool, row + 32));
      }
      exact(a).intoArray(sums, at);
      exact(d).intoArray(sums, at + 48);
      exact(b).intoArray(sums, at + 16);
      exact(c).intoArray(sums, at + 32);
      tapRow -= rowStep;
    }
  }

  /** Writes the sums of successive places, one per slot. */
  static void read(short[] sums, int at, int places, int[] target) {
    for (int i = 0; i < places * BlockLayout.NARROW; i += 2 * INTS) {
      ShortVector pairs = ShortVector.fromArray(SHORT, sums, at + i);
      even(pairs).intoArray(target, i);
      odd(pairs).intoArray(target, i + INTS);
    }
  }
}
