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

  /** Adds three rows for every 16 lanes of the sites that places see. */
  static void add(
      short[] pool,
      int firstRow,
      EventLists lists,
      int firstList,
      TapView view,
      short[] sums,
      int firstSum,
      int[] counts,
      int firstPlace) {
    int firstEvent = lists.starts()[firstList];
    int length = lists.starts()[firstList + 1] - firstEvent;
    for (int i = 0; i < view.size(); i++) {
      counts[firstPlace + view.place(i)] += length;
    }
    int row = firstRow;
    for (int i = 0; i < length; i++) {
      addWords(pool, row, lists.events(), firstEvent + i, length, view, sums, firstSum);
      row += RowForm.TABLES.rows(RowForm.LANES) * BlockLayout.NARROW;
    }
  }

  private static void addWords(
      short[] pool,
      int firstRow,
      short[] words,
      int firstWord,
      int step,
      TapView view,
      short[] sums,
      int firstSum) {
    int size = view.size();
    for (int i = 0; i < size; i++) {
      int word = words[firstWord + view.site(i) * step];
      int first = firstRow + RowForm.first(word) * BlockLayout.NARROW;
      int second = firstRow + RowForm.second(word) * BlockLayout.NARROW;
      int third = firstRow + RowForm.third(word) * BlockLayout.NARROW;
      int at = firstSum + view.place(i) * BlockLayout.NARROW;
      addThree(pool, first, second, third, sums, at);
    }
  }

  /** All loads come before the stores, so that the JVM checks the bounds of a row once. */
  private static void addThree(
      short[] pool, int first, int second, int third, short[] sums, int at) {
    ShortVector a = ShortVector.fromArray(SHORT, sums, at);
    ShortVector d = ShortVector.fromArray(SHORT, sums, at + 48);
    ShortVector b = ShortVector.fromArray(SHORT, sums, at + 16);
    ShortVector c = ShortVector.fromArray(SHORT, sums, at + 32);
    a = exact(a).add(ShortVector.fromArray(SHORT, pool, first));
    d = exact(d).add(ShortVector.fromArray(SHORT, pool, first + 48));
    b = exact(b).add(ShortVector.fromArray(SHORT, pool, first + 16));
    c = exact(c).add(ShortVector.fromArray(SHORT, pool, first + 32));
    a = exact(a).add(ShortVector.fromArray(SHORT, pool, second));
    d = exact(d).add(ShortVector.fromArray(SHORT, pool, second + 48));
    b = exact(b).add(ShortVector.fromArray(SHORT, pool, second + 16));
    c = exact(c).add(ShortVector.fromArray(SHORT, pool, second + 32));
    a = exact(a).add(ShortVector.fromArray(SHORT, pool, third));
    d = exact(d).add(ShortVector.fromArray(SHORT, pool, third + 48));
    b = exact(b).add(ShortVector.fromArray(SHORT, pool, third + 16));
    c = exact(c).add(ShortVector.fromArray(SHORT, pool, third + 32));
    exact(a).intoArray(sums, at);
    exact(d).intoArray(sums, at + 48);
    exact(b).intoArray(sums, at + 16);
    exact(c).intoArray(sums, at + 32);
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
