package org.firefly.simulator;

import java.util.Arrays;
import org.firefly.architecture.LayerDescriptor;
import org.firefly.simulator.kernel.EventLists;
import org.firefly.simulator.kernel.RowForm;

/**
 * The spikes at each input site of some samples, as lists of weight rows. A site is an input
 * position of a window layer, or a whole vector of a packed one. The lanes of a site, source x P +
 * lane, are cut into <em>chunks</em> with lists of their own. Made once and read by all output
 * blocks.
 */
final class SiteEvents {
  /**
   * Rows of a chunk: as many as a list may hold spikes. Their weights, up to 32 KiB, stay in the
   * caches next to the core, and only those that are named are read.
   */
  private static final int CHUNK_ROWS = 256;

  /**
   * Spikes of a word that are listed without a look at how many are left. What is listed beyond the
   * last is overwritten by the next list.
   */
  private static final int UNROLL = 8;

  private final int parallelism;
  private final SpikeReader reader;
  private final int timeSteps;
  private final int rows;
  private final int columns;
  private final int lastColumn;
  private final int sites;
  private final EventArrays arrays;
  private int chunkLanes;
  private int chunkWords;
  private long[] words;
  private int[] events;
  private int[] starts;
  private int[] longest;
  private EventLists lists;
  private int columnStride;
  private int left;
  private int right;
  private BlockFamily family;
  private int firstSample;
  private int samples;
  private int end;
  private long operations;

  SiteEvents(Strip strip, SpikeReader reader, EventArrays arrays) {
    LayerDescriptor layer = strip.descriptor();
    this.parallelism = strip.config().parallelism();
    this.reader = reader;
    this.arrays = arrays;
    this.timeSteps = layer.timeSteps();
    this.rows = strip.siteRows();
    this.columns = strip.siteColumns();
    this.sites = rows * columns;
    this.lastColumn = (strip.packed() ? 1 : layer.stride()) * (layer.outputWidth() - 1);
  }

  /** Lists the events of samples {@code from} to {@code to} - 1. */
  void list(BlockFamily newFamily, int from, int to) {
    startFamily(newFamily);
    firstSample = from;
    samples = to - from;
    end = 0;
    int planes = chunks() * samples * timeSteps;
    starts = arrays.starts(planes * listsOfPlane() + 1);
    longest = new int[chunks()];
    for (int plane = 0; plane < planes; plane++) {
      int chunk = plane / (samples * timeSteps);
      read(chunk, from + plane / timeSteps % samples, plane % timeSteps);
      longest[chunk] = Math.max(longest[chunk], listPlane(chunk, plane));
    }
    starts[planes * listsOfPlane()] = end;
    lists = new EventLists(events, starts, columnStride);
  }

  private void startFamily(BlockFamily newFamily) {
    family = newFamily;
    int lanes = family.form() == RowForm.TABLES ? RowForm.LANES : CHUNK_ROWS;
    chunkLanes = Math.max(1, lanes / parallelism) * parallelism;
    chunkWords = (chunkLanes + Long.SIZE - 1) / Long.SIZE;
    words = arrays.words(sites * chunkWords);
    columnStride = weightRows() * family.rowStride();
    left = 0;
    right = 0;
    for (Block block : family.blocks()) {
      for (TapRun run : block.taps()) {
        left = Math.max(left, -run.column());
        right = Math.max(right, lastColumn + run.column() + run.taps() - columns);
      }
    }
  }

  private void read(int chunk, int sample, int timeStep) {
    Arrays.fill(words, 0, sites * chunkWords, 0);
    int first = chunk * chunkLanes / parallelism;
    int last = Math.min(family.sources().length, first + chunkLanes / parallelism);
    for (int i = first; i < last; i++) {
      int bit = (i - first) * parallelism;
      reader.gather(
          timeStep,
          sample,
          family.sources()[i],
          words,
          bit / Long.SIZE,
          chunkWords,
          bit % Long.SIZE);
    }
  }

  /** Returns the length of the longest list. */
  private int listPlane(int chunk, int plane) {
    int lanes = Math.min(chunkLanes, lanes() - chunk * chunkLanes);
    boolean tables = family.form() == RowForm.TABLES;
    events = arrays.events(end + (tables ? RowForm.events(sites * lanes) : spikes() + UNROLL));
    return tables
        ? listTables(firstList(plane), lanes, firstRow(chunk))
        : listSpikes(firstList(plane), firstRow(chunk));
  }

  private int spikes() {
    int spikes = 0;
    for (int i = 0; i < sites * chunkWords; i++) {
      spikes += Long.bitCount(words[i]);
    }
    return spikes;
  }

  /** Lists the rows of all spikes; returns the length of the longest list. */
  private int listSpikes(int firstList, int firstRow) {
    int[][] fanout = family.fanout().synapses();
    int stride = family.rowStride();
    int list = firstList;
    int at = end;
    int most = 0;
    long met = 0;
    int next = 0;
    for (int row = 0; row < rows; row++) {
      list = listNothing(list, left, at);
      for (int column = 0; column < columns; column++) {
        int[] synapses = fanout[row * columns + column];
        int start = at;
        starts[list++] = start;
        for (int i = 0; i < chunkWords; i++) {
          int firstEvent = column * columnStride + i * Long.SIZE * stride;
          long word = words[next++];
          int count = Long.bitCount(word);
          int counts = (firstRow / Long.SIZE + i) * Fanout.WORD;
          for (int done = 0; done < count; done += UNROLL) {
            for (int k = 0; k < UNROLL; k++) {
              int lane = Long.numberOfTrailingZeros(word);
              word &= word - 1;
              events[at + done + k] = firstEvent + lane * stride;
              met += synapses[counts + lane];
            }
          }
          at += count;
        }
        most = Math.max(most, at - start);
      }
      list = listNothing(list, right, at);
    }
    end = at;
    operations += met;
    return most;
  }

  /** Lists the rows of tables for 16 lanes after the other; returns the length of the lists. */
  private int listTables(int firstList, int lanes, int firstRow) {
    int[][] fanout = family.fanout().synapses();
    int stride = family.rowStride();
    int list = firstList;
    int at = end;
    long met = 0;
    for (int row = 0; row < rows; row++) {
      list = listNothing(list, left, at);
      for (int column = 0; column < columns; column++) {
        int site = row * columns + column;
        int[] synapses = fanout[site];
        starts[list++] = at;
        int tables = 0;
        for (int lane = 0; lane < lanes; lane += RowForm.LANES) {
          int from = site * chunkWords + lane / Long.SIZE;
          int word = (int) (words[from] >>> lane % Long.SIZE) & 0xFFFF;
          int first = tables + RowForm.first(word);
          int second = tables + RowForm.second(word);
          int third = tables + RowForm.third(word);
          int firstEvent = column * columnStride;
          events[at] = firstEvent + first * stride;
          events[at + 1] = firstEvent + second * stride;
          events[at + 2] = firstEvent + third * stride;
          met +=
              synapses[firstRow + first] + synapses[firstRow + second] + synapses[firstRow + third];
          at += RowForm.TABLES_OF_LANES;
          tables += RowForm.TABLES.rows(RowForm.LANES);
        }
      }
      list = listNothing(list, right, at);
    }
    end = at;
    operations += met;
    return RowForm.events(lanes);
  }

  /** Lists beside the map. */
  private int listNothing(int firstList, int lists, int at) {
    Arrays.fill(starts, firstList, firstList + lists, at);
    return firstList + lists;
  }

  private int lanes() {
    return family.sources().length * parallelism;
  }

  /** Weight rows of a site. */
  int weightRows() {
    return family.form().rows(lanes());
  }

  /** Rows of a chunk. */
  int rows(int chunk) {
    return family.form().rows(Math.min(chunkLanes, lanes() - chunk * chunkLanes));
  }

  /** What an event of row r is multiplied with. */
  int rowStride() {
    return family.rowStride();
  }

  /** Chunks of a site's rows. */
  int chunks() {
    return (lanes() + chunkLanes - 1) / chunkLanes;
  }

  /** First row of a chunk. */
  int firstRow(int chunk) {
    return family.form().rows(chunk * chunkLanes);
  }

  /** Number of the plane of a chunk, sample and time step. */
  int plane(int chunk, int sample, int timeStep) {
    return (chunk * samples + sample - firstSample) * timeSteps + timeStep;
  }

  /** Number of a plane's first list. */
  int firstList(int plane) {
    return plane * listsOfPlane();
  }

  /** Number of the list of a site, within a plane; one beside the map is empty. */
  int listAt(int row, int column) {
    return row * listsOfRow() + left + column;
  }

  /** Lists of a row of sites: those of the map, and empty ones as far as an output may look. */
  int listsOfRow() {
    return left + columns + right;
  }

  private int listsOfPlane() {
    return rows * listsOfRow();
  }

  /** Events of the fullest site of a chunk. */
  int longest(int chunk) {
    return longest[chunk];
  }

  /** The lists of all sites of all planes. */
  EventLists lists() {
    return lists;
  }

  /** Pairs of a listed spike and a synapse, over all calls. */
  long operations() {
    return operations;
  }
}
