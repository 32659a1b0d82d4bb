package org.firefly.simulator.vector;

import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.ShortVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;
import org.firefly.simulator.kernel.BlockLayout;
import org.firefly.simulator.kernel.EventLists;
import org.firefly.simulator.kernel.TapView;

/**
 * Sums of rows of weight pairs. Adding whole pairs gives X, adding their upper halves, shifted
 * down, gives the sum of the high weights Y; then the sum of the low ones is X - 2^8 Y - 2^7 n
 * modulo 2^16 after n events. So a row is read with half of the loads, and half of the cache, that
 * 16-bit weights would need. A place holds X of all slots in the order of a row, then Y.
 *
 * <p>Only 256-bit species are used: a second one would make the JVM's type profiles of the vector
 * classes ambiguous, and the kernel several times slower.
 */
final class PairedRows {
  private static final VectorSpecies<Short> SHORT = ShortVector.SPECIES_256;
  private static final int INTS = IntVector.SPECIES_256.length();
  private static final int BIAS = 128;

  private PairedRows() {}

  /**
   * Packs rows of int8 weights, two in 16 bits: 2^8 high + (low + 2^7). Of 32 slots, seen as four
   * rows of eight, rows 0 and 1 are the high weights of even and odd lanes, rows 2 and 3 the low
   * ones.
   */
  static void write(byte[] weights, short[] pool, int at) {
    for (int i = 0; i < weights.length; i += 4 * INTS) {
      for (int lane = 0; lane < 2 * INTS; lane++) {
        int slot = i + lane / 2 + lane % 2 * INTS;
        int low = weights[slot + 2 * INTS] + BIAS;
        pool[at + i / 2 + lane] = (short) (weights[slot] << Byte.SIZE | low);
      }
    }
  }

  /** Adds the listed rows of 128 weights: eight accumulators. */
  static void addWide(
      short[] pool,
      int firstRow,
      EventLists lists,
      int firstList,
      TapView view,
      short[] sums,
      int firstSum,
      int[] counts,
      int firstPlace,
      int shift) {
    short[] events = lists.events();
    int[] starts = lists.starts();
    int size = view.size();
    for (int i = 0; i < size; i++) {
      int list = firstList + view.site(i);
      int at = firstSum + view.place(i) * BlockLayout.WIDE;
      int from = starts[list];
      int to = starts[list + 1];
      counts[firstPlace + view.place(i)] += to - from;
      ShortVector whole0 = ShortVector.fromArray(SHORT, sums, at);
      ShortVector whole1 = ShortVector.fromArray(SHORT, sums, at + 16);
      ShortVector whole2 = ShortVector.fromArray(SHORT, sums, at + 32);
      ShortVector whole3 = ShortVector.fromArray(SHORT, sums, at + 48);
      ShortVector high0 = ShortVector.fromArray(SHORT, sums, at + 64);
      ShortVector high1 = ShortVector.fromArray(SHORT, sums, at + 80);
      ShortVector high2 = ShortVector.fromArray(SHORT, sums, at + 96);
      ShortVector high3 = ShortVector.fromArray(SHORT, sums, at + 112);
      for (int event = from; event < to; event++) {
        int row = firstRow + events[event];
        ShortVector a = ShortVector.fromArray(SHORT, pool, row);
        whole0 = whole0.add(a);
        high0 = high0.add(a.lanewise(VectorOperators.ASHR, shift));
        ShortVector b = ShortVector.fromArray(SHORT, pool, row + 16);
        whole1 = whole1.add(b);
        high1 = high1.add(b.lanewise(VectorOperators.ASHR, shift));
        ShortVector c = ShortVector.fromArray(SHORT, pool, row + 32);
        whole2 = whole2.add(c);
        high2 = high2.add(c.lanewise(VectorOperators.ASHR, shift));
        ShortVector d = ShortVector.fromArray(SHORT, pool, row + 48);
        whole3 = whole3.add(d);
        high3 = high3.add(d.lanewise(VectorOperators.ASHR, shift));
      }
      whole0.intoArray(sums, at);
      whole1.intoArray(sums, at + 16);
      whole2.intoArray(sums, at + 32);
      whole3.intoArray(sums, at + 48);
      high0.intoArray(sums, at + 64);
      high1.intoArray(sums, at + 80);
      high2.intoArray(sums, at + 96);
      high3.intoArray(sums, at + 112);
    }
  }

  /** Adds the listed rows of 64 weights: four accumulators. */
  static void addNarrow(
      short[] pool,
      int firstRow,
      EventLists lists,
      int firstList,
      TapView view,
      short[] sums,
      int firstSum,
      int[] counts,
      int firstPlace,
      int shift) {
    short[] events = lists.events();
    int[] starts = lists.starts();
    int size = view.size();
    for (int i = 0; i < size; i++) {
      int list = firstList + view.site(i);
      int at = firstSum + view.place(i) * BlockLayout.NARROW;
      int from = starts[list];
      int to = starts[list + 1];
      counts[firstPlace + view.place(i)] += to - from;
      ShortVector whole0 = ShortVector.fromArray(SHORT, sums, at);
      ShortVector whole1 = ShortVector.fromArray(SHORT, sums, at + 16);
      ShortVector high0 = ShortVector.fromArray(SHORT, sums, at + 32);
      ShortVector high1 = ShortVector.fromArray(SHORT, sums, at + 48);
      for (int event = from; event < to; event++) {
        int row = firstRow + events[event];
        ShortVector a = ShortVector.fromArray(SHORT, pool, row);
        whole0 = whole0.add(a);
        high0 = high0.add(a.lanewise(VectorOperators.ASHR, shift));
        ShortVector b = ShortVector.fromArray(SHORT, pool, row + 16);
        whole1 = whole1.add(b);
        high1 = high1.add(b.lanewise(VectorOperators.ASHR, shift));
      }
      whole0.intoArray(sums, at);
      whole1.intoArray(sums, at + 16);
      high0.intoArray(sums, at + 32);
      high1.intoArray(sums, at + 48);
    }
  }

  /** Writes the sums of successive places, one per slot. */
  static void read(
      short[] sums, int at, int width, int[] events, int firstPlace, int places, int[] target) {
    for (int place = 0; place < places; place++) {
      ShortVector bias = ShortVector.broadcast(SHORT, (short) (BIAS * events[firstPlace + place]));
      int from = at + place * width;
      int to = place * width;
      for (int i = 0; i < width / 2; i += 2 * INTS) {
        ShortVector whole = ShortVector.fromArray(SHORT, sums, from + i);
        ShortVector high = ShortVector.fromArray(SHORT, sums, from + width / 2 + i);
        ShortVector low = whole.sub(high.lanewise(VectorOperators.LSHL, Byte.SIZE)).sub(bias);
        int slot = to + 2 * i;
        even(high).intoArray(target, slot);
        odd(high).intoArray(target, slot + INTS);
        even(low).intoArray(target, slot + 2 * INTS);
        odd(low).intoArray(target, slot + 3 * INTS);
      }
    }
  }

  private static IntVector even(ShortVector sums) {
    return sums.reinterpretAsInts()
        .lanewise(VectorOperators.LSHL, Short.SIZE)
        .lanewise(VectorOperators.ASHR, Short.SIZE);
  }

  private static IntVector odd(ShortVector sums) {
    return sums.reinterpretAsInts().lanewise(VectorOperators.ASHR, Short.SIZE);
  }
}
