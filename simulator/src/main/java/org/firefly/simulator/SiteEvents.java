package org.firefly.simulator;

import java.util.Arrays;
import org.firefly.architecture.isa.LayerDescriptor;
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
   * Rows of a chunk: as many as a list may hold spikes. The weights of three neighbouring taps, up
   * to 96 KiB, stay in the second-level cache, and those that are named often in the first.
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
  private final Strip strip;
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
  private BlockFamily family;
  private ListGrid grid;
  private int firstSample;
  private int samples;
  private int end;
  private long operations;

  SiteEvents(Strip strip, SpikeReader reader, EventArrays arrays) {
    LayerDescriptor layer = strip.descriptor();
    this.parallelism = strip.config().parallelism();
    this.reader = reader;
    this.arrays = arrays;
    this.timeSteps = layer.block().timeSteps();
    this.strip = strip;
    this.sites = strip.siteRows() * strip.siteColumns();
  }

  /** Lists the events of samples {@code from} to {@code to} - 1. */
  void list(BlockFamily newFamily, int from, int to) {
    startFamily(newFamily);
    firstSample = from;
    samples = to - from;
    end = 0;
    int planes = chunks() * samples * timeSteps;
    starts = arrays.starts(planes * grid.lists() + 1);
    longest = new int[chunks()];
    for (int plane = 0; plane < planes; plane++) {
      int chunk = plane / (samples * timeSteps);
      read(chunk, from + plane / timeSteps % samples, plane % timeSteps);
      longest[chunk] = Math.max(longest[chunk], listPlane(chunk, plane));
    }
    starts[planes * grid.lists()] = end;
    lists = new EventLists(events, starts, columnStride);
  }

  private void startFamily(BlockFamily newFamily) {
    family = newFamily;
    int lanes = family.form() == RowForm.TABLES ? RowForm.LANES : CHUNK_ROWS;
    chunkLanes = Math.max(parallelism, Math.min(lanes, lanes()));
    chunkWords = (chunkLanes + Long.SIZE - 1) / Long.SIZE;
    words = arrays.words(sites * chunkWords);
    columnStride = family.form().rows(lanes()) * family.rowStride();
    grid = ListGrid.of(strip, family);
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
    for (int row = 0; row < grid.rows(); row++) {
      list = listMargin(list, grid.left(), at);
      for (int column = 0; column < grid.columns(); column++) {
        int[] synapses = fanout[row * grid.columns() + column];
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
      list = listMargin(list, grid.right(), at);
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
    for (int row = 0; row < grid.rows(); row++) {
      list = listMargin(list, grid.left(), at);
      for (int column = 0; column < grid.columns(); column++) {
        int site = row * grid.columns() + column;
        int[] synapses = fanout[site];
        starts[list++] = at;
        int firstEvent = column * columnStride;
        int tables = 0;
        for (int lane = 0; lane < lanes; lane += RowForm.LANES) {
          int from = site * chunkWords + lane / Long.SIZE;
          int word = (int) (words[from] >>> lane % Long.SIZE) & 0xFFFF;
          int first = tables + RowForm.first(word);
          int second = tables + RowForm.second(word);
          int third = tables + RowForm.third(word);
          events[at] = firstEvent + first * stride;
          events[at + 1] = firstEvent + second * stride;
          events[at + 2] = firstEvent + third * stride;
          met +=
              synapses[firstRow + first] + synapses[firstRow + second] + synapses[firstRow + third];
          at += RowForm.TABLES_OF_LANES;
          tables += RowForm.TABLES.rows(RowForm.LANES);
        }
      }
      list = listMargin(list, grid.right(), at);
    }
    end = at;
    operations += met;
    return RowForm.events(lanes);
  }

  /** Empty lists beside the map. Returns the number of the next list. */
  private int listMargin(int firstList, int lists, int at) {
    Arrays.fill(starts, firstList, firstList + lists, at);
    return firstList + lists;
  }

  private int lanes() {
    return family.sources().length * parallelism;
  }

  private int firstRow(int chunk) {
    return family.form().rows(chunk * chunkLanes);
  }

  /** Chunks of a site's rows. */
  int chunks() {
    return (lanes() + chunkLanes - 1) / chunkLanes;
  }

  /** Where the rows of a chunk begin, as events count them. */
  int firstEvent(int chunk) {
    return family.rowStride() * firstRow(chunk);
  }

  /** Where they end. */
  int endEvent(int chunk) {
    return family.rowStride() * family.form().rows(Math.min(lanes(), (chunk + 1) * chunkLanes));
  }

  /** Number of the plane of a chunk, sample and time step. */
  int plane(int chunk, int sample, int timeStep) {
    return (chunk * samples + sample - firstSample) * timeSteps + timeStep;
  }

  /** Number of a plane's first list. */
  int firstList(int plane) {
    return plane * grid.lists();
  }

  /** Numbers of a plane's lists. */
  ListGrid grid() {
    return grid;
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
