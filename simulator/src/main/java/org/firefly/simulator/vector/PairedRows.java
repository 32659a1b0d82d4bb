package org.firefly.simulator.vector;

import static org.firefly.simulator.vector.Vectors.even;
import static org.firefly.simulator.vector.Vectors.exact;
import static org.firefly.simulator.vector.Vectors.odd;

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
 * 16-bit weights would need. A place holds X of 16 pairs, then their Y, and so on.
 *
 * <p>The first and the last vector of a row are loaded before the others, so that the JVM checks
 * the bounds of a row twice and not once per vector.
 *
 * <p>Other code uses 512-bit species, so that the JVM's type profiles of the vector classes are
 * ambiguous: a vector without {@link Vectors#exact} makes all of this several times slower.
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
      int fromRow,
      EventLists lists,
      int firstList,
      TapView view,
      short[] sums,
      int firstSum,
      int shift) {
    int[] events = lists.events();
    int[] starts = lists.starts();
    int places = view.columns();
    int step = view.step();
    int taps = view.taps();
    int rowStep = step * lists.columnStride();
    int tapRow = fromRow;
    for (int i = 0; i < places; i++) {
      int list = firstList + i * step;
      int at = firstSum + i * BlockLayout.WIDE;
      int from = starts[list];
      int to = starts[list + taps];
      ShortVector whole0 = ShortVector.fromArray(SHORT, sums, at);
      ShortVector high3 = ShortVector.fromArray(SHORT, sums, at + 112);
      ShortVector high0 = ShortVector.fromArray(SHORT, sums, at + 16);
      ShortVector whole1 = ShortVector.fromArray(SHORT, sums, at + 32);
      ShortVector high1 = ShortVector.fromArray(SHORT, sums, at + 48);
      ShortVector whole2 = ShortVector.fromArray(SHORT, sums, at + 64);
      ShortVector high2 = ShortVector.fromArray(SHORT, sums, at + 80);
      ShortVector whole3 = ShortVector.fromArray(SHORT, sums, at + 96);
      for (int event = from; event < to; event++) {
        int row = tapRow + events[event];
        ShortVector a = ShortVector.fromArray(SHORT, pool, row);
        whole0 = exact(whole0).add(a);
        high0 = exact(high0).add(a.lanewise(VectorOperators.ASHR, shift));
        ShortVector d = ShortVector.fromArray(SHORT, pool, row + 48);
        whole3 = exact(whole3).add(d);
        high3 = exact(high3).add(d.lanewise(VectorOperators.ASHR, shift));
        ShortVector b = ShortVector.fromArray(SHORT, pool, row + 16);
        whole1 = exact(whole1).add(b);
        high1 = exact(high1).add(b.lanewise(VectorOperators.ASHR, shift));
        ShortVector c = ShortVector.fromArray(SHORT, pool, row + 32);
        whole2 = exact(whole2).add(c);
        high2 = exact(high2).add(c.lanewise(VectorOperators.ASHR, shift));
      }
      exact(whole0).intoArray(sums, at);
      exact(high3).intoArray(sums, at + 112);
      exact(high0).intoArray(sums, at + 16);
      exact(whole1).intoArray(sums, at + 32);
      exact(high1).intoArray(sums, at + 48);
      exact(whole2).intoArray(sums, at + 64);
      exact(high2).intoArray(sums, at + 80);
      exact(whole3).intoArray(sums, at + 96);
      tapRow -= rowStep;
    }
  }

  /** Adds the listed rows of 64 weights: four accumulators. */
  static void addNarrow(
      short[] pool,
      int fromRow,
      EventLists lists,
      int firstList,
      TapView view,
      short[] sums,
      int firstSum,
      int shift) {
    int[] events = lists.events();
    int[] starts = lists.starts();
    int places = view.columns();
    int step = view.step();
    int taps = view.taps();
    int rowStep = step * lists.columnStride();
    int tapRow = fromRow;
    for (int i = 0; i < places; i++) {
      int list = firstList + i * step;
      int at = firstSum + i * BlockLayout.NARROW;
      int from = starts[list];
      int to = starts[list + taps];
      ShortVector whole0 = ShortVector.fromArray(SHORT, sums, at);
      ShortVector high1 = ShortVector.fromArray(SHORT, sums, at + 48);
      ShortVector high0 = ShortVector.fromArray(SHORT, sums, at + 16);
      ShortVector whole1 = ShortVector.fromArray(SHORT, sums, at + 32);
      for (int event = from; event < to; event++) {
        int row = tapRow + events[event];
        ShortVector a = ShortVector.fromArray(SHORT, pool, row);
        whole0 = exact(whole0).add(a);
        high0 = exact(high0).add(a.lanewise(VectorOperators.ASHR, shift));
        ShortVector b = ShortVector.fromArray(SHORT, pool, row + 16);
        whole1 = exact(whole1).add(b);
        high1 = exact(high1).add(b.lanewise(VectorOperators.ASHR, shift));
      }
      exact(whole0).intoArray(sums, at);
      exact(high1).intoArray(sums, at + 48);
      exact(high0).intoArray(sums, at + 16);
      exact(whole1).intoArray(sums, at + 32);
      tapRow -= rowStep;
    }
  }

  /**
   * Writes the sums of successive places, one per slot.
   *
   * @param group how many X lie before their Y
   */
  static void read(
      short[] sums,
      int at,
      int width,
      int group,
      int[] events,
      int firstPlace,
      int places,
      int[] target) {
    int shift = Integer.numberOfTrailingZeros(width);
    for (int i = 0; i < places * width; i += 4 * INTS) {
      int bias = BIAS * events[firstPlace + (i >> shift)];
      int from = at + i - (i >> 1) % group;
      ShortVector whole = ShortVector.fromArray(SHORT, sums, from);
      ShortVector high = ShortVector.fromArray(SHORT, sums, from + group);
      ShortVector shifted = exact(high).lanewise(VectorOperators.LSHL, Byte.SIZE);
      ShortVector low = exact(exact(whole).sub(shifted)).sub((short) bias);
      even(high).intoArray(target, i);
      odd(high).intoArray(target, i + INTS);
      even(low).intoArray(target, i + 2 * INTS);
      odd(low).intoArray(target, i + 3 * INTS);
    }
  }
}
