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

  private final int parallelism;
  private final SpikeReader reader;
  private final int timeSteps;
  private final int rows;
  private final int columns;
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
    this.rows = strip.siteRows();
    this.columns = strip.siteColumns();
    this.sites = rows * columns;
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
    boolean tables = family.form() == RowForm.TABLES;
    int lanes = Math.min(chunkLanes, lanes() - chunk * chunkLanes);
    events = arrays.events(end + (tables ? sites * lanes / RowForm.LANES : spikes()));
    int most = 0;
    int site = 0;
    for (int row = 0; row < rows; row++) {
      for (int column = 0; column < columns; column++) {
        int start = end;
        starts[plane * sites + site] = start;
        int[] synapses = family.fanout().at(row, column);
        if (tables) {
          listWords(site * chunkWords, lanes, synapses, firstRow(chunk));
        } else {
          listSite(site * chunkWords, synapses, firstRow(chunk));
        }
        most = Math.max(most, end - start);
        site++;
      }
    }
    longest[plane] = most;
  }

  private int spikes() {
    int spikes = 0;
    for (int i = 0; i < sites * chunkWords; i++) {
      spikes += Long.bitCount(words[i]);
    }
    return spikes;
  }

  private void listSite(int from, int[] synapses, int firstRow) {
    int stride = family.rowStride();
    int at = end;
    long met = 0;
    for (int i = 0; i < chunkWords; i++) {
      long word = words[from + i];
      // A counted loop, unlike one that ends when the word is zero, does without safepoint polls.
      for (int left = Long.bitCount(word); left > 0; left--) {
        int row = i * Long.SIZE + Long.numberOfTrailingZeros(word);
        word &= word - 1;
        events[at++] = (short) (row * stride);
        met += synapses[firstRow + row];
      }
    }
    end = at;
    operations += met;
  }

  private void listWords(int from, int lanes, int[] synapses, int firstRow) {
    int row = firstRow;
    for (int lane = 0; lane < lanes; lane += RowForm.LANES) {
      int word = (int) (words[from + lane / Long.SIZE] >>> lane % Long.SIZE) & 0xFFFF;
      events[end++] = (short) word;
      operations +=
          synapses[row + RowForm.first(word)]
              + synapses[row + RowForm.second(word)]
              + synapses[row + RowForm.third(word)];
      row += RowForm.TABLES.rows(RowForm.LANES);
    }
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
