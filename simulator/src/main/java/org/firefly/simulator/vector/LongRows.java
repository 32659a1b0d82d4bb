package org.firefly.simulator.vector;

import static org.firefly.simulator.vector.Vectors.exact512;

import jdk.incubator.vector.ShortVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;
import org.firefly.simulator.kernel.BlockLayout;
import org.firefly.simulator.kernel.EventLists;
import org.firefly.simulator.kernel.TapView;

/**
 * Adds the rows that {@link PairedRows} packs in 512-bit vectors. They need half of the
 * accumulators, so that two events at a time are few enough operations for C2 to inline: their rows
 * are added to each other first, and an odd last event meets a row of zeros. A place holds X of 32
 * pairs, then their Y, and so on.
 */
final class LongRows {
  private static final VectorSpecies<Short> SHORT = ShortVector.SPECIES_512;

  private LongRows() {}

  /** Adds the listed rows of 128 weights: four accumulators. */
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
      ShortVector high0 = ShortVector.fromArray(SHORT, sums, at + 32);
      ShortVector whole1 = ShortVector.fromArray(SHORT, sums, at + 64);
      ShortVector high1 = ShortVector.fromArray(SHORT, sums, at + 96);
      for (int event = from; event < to; event += 2) {
        int row = tapRow + events[event];
        int next = event + 1 < to ? tapRow + events[event + 1] : VectorKernel.SILENT_ROW;
        ShortVector a = ShortVector.fromArray(SHORT, pool, row);
        ShortVector b = ShortVector.fromArray(SHORT, pool, next);
        whole0 = exact512(whole0).add(a.add(b));
        ShortVector highA = a.lanewise(VectorOperators.ASHR, shift);
        high0 = exact512(high0).add(highA.add(b.lanewise(VectorOperators.ASHR, shift)));
        ShortVector c = ShortVector.fromArray(SHORT, pool, row + 32);
        ShortVector d = ShortVector.fromArray(SHORT, pool, next + 32);
        whole1 = exact512(whole1).add(c.add(d));
        ShortVector highC = c.lanewise(VectorOperators.ASHR, shift);
        high1 = exact512(high1).add(highC.add(d.lanewise(VectorOperators.ASHR, shift)));
      }
      exact512(whole0).intoArray(sums, at);
      exact512(high0).intoArray(sums, at + 32);
      exact512(whole1).intoArray(sums, at + 64);
      exact512(high1).intoArray(sums, at + 96);
      tapRow -= rowStep;
    }
  }

  /** Adds the listed rows of 64 weights: two accumulators. */
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
      ShortVector high0 = ShortVector.fromArray(SHORT, sums, at + 32);
      for (int event = from; event < to; event += 2) {
        int row = tapRow + events[event];
        int next = event + 1 < to ? tapRow + events[event + 1] : VectorKernel.SILENT_ROW;
        ShortVector a = ShortVector.fromArray(SHORT, pool, row);
        ShortVector b = ShortVector.fromArray(SHORT, pool, next);
        whole0 = exact512(whole0).add(a.add(b));
        ShortVector highA = a.lanewise(VectorOperators.ASHR, shift);
        high0 = exact512(high0).add(highA.add(b.lanewise(VectorOperators.ASHR, shift)));
      }
      exact512(whole0).intoArray(sums, at);
      exact512(high0).intoArray(sums, at + 32);
      tapRow -= rowStep;
    }
  }
}
