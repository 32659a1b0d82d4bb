package org.firefly.simulator.prepare;

import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToIntFunction;
import org.firefly.architecture.isa.LayerDescriptor;
import org.firefly.simulator.kernel.RowForm;

/**
 * How many synapses each input has towards some blocks of a strip. Inputs near the border of a map
 * are seen by fewer outputs than those in the middle; input rows that are seen through the same
 * taps form a class, and so do columns.
 */
public final class Fanout {
  /** Distance between words of 64 rows of weights. */
  public static final int WORD = Long.SIZE + 1;

  private final int[][] synapses;

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
    int stride = strip.siteStride();
    BitSet[] rows = views(strip.siteRows(), layer.output().height(), stride, taps, Tap::row);
    BitSet[] columns =
        views(strip.siteColumns(), layer.output().width(), stride, taps, Tap::column);
    Map<BitSet, int[]> known = new HashMap<>();
    synapses = new int[rows.length * columns.length][];
    for (int i = 0; i < synapses.length; i++) {
      BitSet seen = (BitSet) rows[i / columns.length].clone();
      seen.and(columns[i % columns.length]);
      synapses[i] = known.computeIfAbsent(seen, key -> rows(form, sum(key, perTap)));
    }
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

  private static int[] sum(BitSet seen, int[][] perTap) {
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
    return form == RowForm.WEIGHTS ? withSilent(lanes) : ofTables(lanes);
  }

  private static int[] withSilent(int[] lanes) {
    int words = (lanes.length + Long.SIZE - 1) / Long.SIZE;
    int[] rows = new int[words * WORD];
    for (int lane = 0; lane < lanes.length; lane++) {
      rows[lane / Long.SIZE * WORD + lane % Long.SIZE] = lanes[lane];
    }
    return rows;
  }

  private static int[] ofTables(int[] lanes) {
    int tableRows = RowForm.TABLES.rows(RowForm.LANES);
    int[] rows = new int[RowForm.TABLES.rows(lanes.length)];
    for (int row = 0; row < rows.length; row++) {
      int members = RowForm.members(row % tableRows);
      for (int lane = 0; lane < RowForm.LANES; lane++) {
        int first = row / tableRows * RowForm.LANES;
        rows[row] += (members >> lane & 1) * lanes[first + lane];
      }
    }
    return rows;
  }

  /**
   * For each input position the synapses of each row. Rows of weights come in words of 64, each
   * followed by a 0: {@link Long#numberOfTrailingZeros} of a word without spikes points there.
   */
  public int[][] synapses() {
    return synapses;
  }
}
