package org.firefly.simulator;

import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToIntFunction;
import org.firefly.architecture.LayerDescriptor;
import org.firefly.simulator.kernel.RowForm;

/**
 * How many synapses each input has towards some blocks of a strip. Inputs near the border of a map
 * are seen by fewer outputs than those in the middle; input rows that are seen through the same
 * taps form a class, and so do columns.
 */
final class Fanout {
  private final int[] rowClass;
  private final int[] columnClass;
  private final int[][][] synapses;

  /**
   * Counts.
   *
   * @param strip the strip
   * @param form what the rows are: lanes, or sums over several of them
   * @param blocks blocks that read the same sources
   */
  Fanout(Strip strip, RowForm form, List<BlockRows> blocks) {
    LayerDescriptor layer = strip.descriptor();
    Tap[] taps = blocks.stream().flatMap(rows -> List.of(rows.taps()).stream()).toArray(Tap[]::new);
    int[][] perTap =
        blocks.stream().flatMap(rows -> List.of(rows.synapses()).stream()).toArray(int[][]::new);
    int stride = strip.packed() ? 1 : layer.stride();
    BitSet[] rows = views(strip.siteRows(), layer.outputHeight(), stride, taps, Tap::row);
    BitSet[] columns = views(strip.siteColumns(), layer.outputWidth(), stride, taps, Tap::column);
    Map<BitSet, Integer> rowClasses = new HashMap<>();
    Map<BitSet, Integer> columnClasses = new HashMap<>();
    rowClass = classes(rows, rowClasses);
    columnClass = classes(columns, columnClasses);
    synapses = new int[rowClasses.size()][columnClasses.size()][];
    rowClasses.forEach(
        (row, i) ->
            columnClasses.forEach(
                (column, j) -> synapses[i][j] = rows(form, sum(row, column, perTap))));
  }

  /** For each input row or column, the taps through which some output sees it. */
  private static BitSet[] views(
      int inputs, int outputs, int stride, Tap[] taps, ToIntFunction<Tap> offset) {
    BitSet[] views = new BitSet[inputs];
    for (int i = 0; i < inputs; i++) {
      views[i] = new BitSet();
      for (int tap = 0; tap < taps.length; tap++) {
        int distance = i - offset.applyAsInt(taps[tap]);
        views[i].set(tap, distance >= 0 && distance % stride == 0 && distance / stride < outputs);
      }
    }
    return views;
  }

  private static int[] classes(BitSet[] views, Map<BitSet, Integer> numbers) {
    int[] classes = new int[views.length];
    for (int i = 0; i < views.length; i++) {
      Integer next = numbers.size();
      Integer known = numbers.putIfAbsent(views[i], next);
      classes[i] = known == null ? next : known;
    }
    return classes;
  }

  private static int[] sum(BitSet row, BitSet column, int[][] perTap) {
    BitSet seen = (BitSet) row.clone();
    seen.and(column);
    int[] sum = new int[perTap[0].length];
    seen.stream()
        .forEach(
            tap -> {
              for (int i = 0; i < sum.length; i++) {
                sum[i] += perTap[tap][i];
              }
            });
    return sum;
  }

  private static int[] rows(RowForm form, int[] lanes) {
    if (form == RowForm.WEIGHTS) {
      return lanes;
    }
    int tableRows = form.rows(RowForm.LANES);
    int[] rows = new int[form.rows(lanes.length)];
    for (int row = 0; row < rows.length; row++) {
      int members = RowForm.members(row % tableRows);
      for (int lane = 0; lane < RowForm.LANES; lane++) {
        int first = row / tableRows * RowForm.LANES;
        rows[row] += (members >> lane & 1) * lanes[first + lane];
      }
    }
    return rows;
  }

  /** Synapses of each row at an input position. */
  int[] at(int row, int column) {
    return synapses[rowClass[row]][columnClass[column]];
  }
}
