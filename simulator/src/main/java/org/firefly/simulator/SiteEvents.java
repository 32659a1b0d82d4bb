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
  private final int sites;
  private final EventArrays arrays;
  private int chunkLanes;
  private int chunkWords;
  private long[] words;
  private short[] events;
  private int[] starts;
  private int[] longest;
  private EventLists lists;
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
    this.sites = strip.siteRows() * strip.siteColumns();
  }

  /** Lists the events of samples {@code from} to {@code to} - 1. */
  void list(BlockFamily newFamily, int from, int to) {
    startFamily(newFamily);
    firstSample = from;
    samples = to - from;
    end = 0;
    int planes = chunks() * samples * timeSteps;
    starts = arrays.starts(planes * sites + 1);
    longest = arrays.longest(planes);
    for (int plane = 0; plane < planes; plane++) {
      int chunk = plane / (samples * timeSteps);
      read(chunk, from + plane / timeSteps % samples, plane % timeSteps);
      listPlane(chunk, plane);
    }
    starts[planes * sites] = end;
    lists = new EventLists(events, starts);
  }

  private void startFamily(BlockFamily newFamily) {
    family = newFamily;
    int lanes = CHUNK_ROWS / family.form().rows(RowForm.LANES) * RowForm.LANES;
    chunkLanes = Math.max(1, lanes / parallelism) * parallelism;
    chunkWords = (chunkLanes + Long.SIZE - 1) / Long.SIZE;
    words = arrays.words(sites * chunkWords);
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

  private void listPlane(int chunk, int plane) {
    int lanes = Math.min(chunkLanes, lanes() - chunk * chunkLanes);
    boolean tables = family.form() == RowForm.TABLES;
    events = arrays.events(end + (tables ? RowForm.events(sites * lanes) : spikes() + UNROLL));
    longest[plane] =
        tables
            ? listTables(plane * sites, lanes, firstRow(chunk))
            : listSpikes(plane * sites, firstRow(chunk));
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
    int at = end;
    int most = 0;
    long met = 0;
    int next = 0;
    for (int site = 0; site < sites; site++) {
      int[] synapses = fanout[site];
      int start = at;
      starts[firstList + site] = start;
      for (int i = 0; i < chunkWords; i++) {
        long word = words[next++];
        int count = Long.bitCount(word);
        int counts = (firstRow / Long.SIZE + i) * Fanout.WORD;
        for (int done = 0; done < count; done += UNROLL) {
          for (int k = 0; k < UNROLL; k++) {
            int lane = Long.numberOfTrailingZeros(word);
            word &= word - 1;
            events[at + done + k] = (short) ((i * Long.SIZE + lane) * stride);
            met += synapses[counts + lane];
          }
        }
        at += count;
      }
      most = Math.max(most, at - start);
    }
    end = at;
    operations += met;
    return most;
  }

  /** Lists the rows of tables for 16 lanes after the other; returns the length of the lists. */
  private int listTables(int firstList, int lanes, int firstRow) {
    int[][] fanout = family.fanout().synapses();
    int stride = family.rowStride();
    int at = end;
    long met = 0;
    for (int site = 0; site < sites; site++) {
      int[] synapses = fanout[site];
      starts[firstList + site] = at;
      int row = 0;
      for (int lane = 0; lane < lanes; lane += RowForm.LANES) {
        int from = site * chunkWords + lane / Long.SIZE;
        int word = (int) (words[from] >>> lane % Long.SIZE) & 0xFFFF;
        int first = row + RowForm.first(word);
        int second = row + RowForm.second(word);
        int third = row + RowForm.third(word);
        events[at] = (short) (first * stride);
        events[at + 1] = (short) (second * stride);
        events[at + 2] = (short) (third * stride);
        at += RowForm.TABLES_OF_LANES;
        met +=
            synapses[firstRow + first] + synapses[firstRow + second] + synapses[firstRow + third];
        row += RowForm.TABLES.rows(RowForm.LANES);
      }
    }
    end = at;
    operations += met;
    return RowForm.events(lanes);
  }

  private int lanes() {
    return family.sources().length * parallelism;
  }

  /** Weight rows of a site. */
  int weightRows() {
    return family.form().rows(lanes());
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

  /** Number of the list of a plane's first site. */
  int firstList(int plane) {
    return plane * sites;
  }

  /** Events of the fullest site of a plane. */
  int longest(int plane) {
    return longest[plane];
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
