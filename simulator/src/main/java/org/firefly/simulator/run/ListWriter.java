package org.firefly.simulator.run;

import java.util.Arrays;
import org.firefly.simulator.kernel.EventLists;
import org.firefly.simulator.kernel.RowForm;
import org.firefly.simulator.prepare.Fanout;

/** Writes lists of events one behind the other, chunk by chunk, sample by sample, step by step. */
final class ListWriter {
  /**
   * Spikes of a word that are listed without a look at how many are left. What is listed beyond the
   * last is overwritten by the next list.
   */
  private static final int UNROLL = 8;

  private final EventArrays arrays;
  private final int[][] synapses;
  private final Chunks chunks;
  private final ListGrid grid;
  private final int[] starts;
  private int[] events;
  private int list;
  private int end;
  private long operations;

  /**
   * @param lists lists that will be written
   */
  ListWriter(EventArrays arrays, int lists, Fanout fanout, Chunks chunks, ListGrid grid) {
    this.arrays = arrays;
    this.synapses = fanout.synapses();
    this.chunks = chunks;
    this.grid = grid;
    this.starts = arrays.starts(lists + 1);
  }

  /**
   * Lists the spikes of a chunk, sample and time step.
   *
   * @param words spikes, {@link Chunks#words} a site
   * @return the length of the longest list
   */
  int add(int chunk, long[] words) {
    int sites = grid.rows() * grid.columns();
    if (chunks.form() == RowForm.TABLES) {
      int lanes = chunks.endLane(chunk) - chunks.firstLane(chunk);
      events = arrays.events(end + RowForm.events(sites * lanes));
      return addTables(words, lanes, chunks.firstRow(chunk));
    }
    events = arrays.events(end + spikes(words, sites * chunks.words()) + UNROLL);
    return addSpikes(words, chunks.firstRow(chunk));
  }

  private static int spikes(long[] words, int count) {
    int spikes = 0;
    for (int i = 0; i < count; i++) {
      spikes += Long.bitCount(words[i]);
    }
    return spikes;
  }

  /** Lists the rows of all spikes; returns the length of the longest list. */
  private int addSpikes(long[] words, int firstRow) {
    int[] target = events;
    int stride = chunks.rowStride();
    int siteWords = chunks.words();
    int columnStride = chunks.tapStride();
    int at = end;
    int most = 0;
    long met = 0;
    int next = 0;
    for (int row = 0; row < grid.rows(); row++) {
      addMargin(grid.left(), at);
      for (int column = 0; column < grid.columns(); column++) {
        int[] synapsesOfSite = synapses[row * grid.columns() + column];
        int start = at;
        starts[list++] = start;
        for (int i = 0; i < siteWords; i++) {
          int firstEvent = column * columnStride + i * Long.SIZE * stride;
          long word = words[next++];
          int count = Long.bitCount(word);
          int counts = (firstRow / Long.SIZE + i) * Fanout.WORD;
          for (int done = 0; done < count; done += UNROLL) {
            for (int k = 0; k < UNROLL; k++) {
              int lane = Long.numberOfTrailingZeros(word);
              word &= word - 1;
              target[at + done + k] = firstEvent + lane * stride;
              met += synapsesOfSite[counts + lane];
            }
          }
          at += count;
        }
        most = Math.max(most, at - start);
      }
      addMargin(grid.right(), at);
    }
    end = at;
    operations += met;
    return most;
  }

  /** Lists the rows of tables for 16 lanes after the other; returns the length of the lists. */
  private int addTables(long[] words, int lanes, int firstRow) {
    int[] target = events;
    int stride = chunks.rowStride();
    int columnStride = chunks.tapStride();
    int at = end;
    long met = 0;
    for (int row = 0; row < grid.rows(); row++) {
      addMargin(grid.left(), at);
      for (int column = 0; column < grid.columns(); column++) {
        int site = row * grid.columns() + column;
        int[] synapsesOfSite = synapses[site];
        starts[list++] = at;
        int firstEvent = column * columnStride;
        int tables = 0;
        for (int lane = 0; lane < lanes; lane += RowForm.LANES) {
          int from = site * chunks.words() + lane / Long.SIZE;
          int word = (int) (words[from] >>> lane % Long.SIZE) & 0xFFFF;
          int first = tables + RowForm.first(word);
          int second = tables + RowForm.second(word);
          int third = tables + RowForm.third(word);
          target[at] = firstEvent + first * stride;
          target[at + 1] = firstEvent + second * stride;
          target[at + 2] = firstEvent + third * stride;
          met += synapsesOfSite[firstRow + first];
          met += synapsesOfSite[firstRow + second];
          met += synapsesOfSite[firstRow + third];
          at += RowForm.TABLES_OF_LANES;
          tables += RowForm.TABLES.rows(RowForm.LANES);
        }
      }
      addMargin(grid.right(), at);
    }
    end = at;
    operations += met;
    return RowForm.events(lanes);
  }

  /** Empty lists beside the map. */
  private void addMargin(int lists, int at) {
    Arrays.fill(starts, list, list + lists, at);
    list += lists;
  }

  /** What has been written. */
  EventLists lists() {
    starts[list] = end;
    return new EventLists(events, starts, chunks.tapStride());
  }

  /** Pairs of a listed spike and a synapse. */
  long operations() {
    return operations;
  }
}
