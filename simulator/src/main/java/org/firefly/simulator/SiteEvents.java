package org.firefly.simulator;

import java.util.Arrays;
import org.firefly.architecture.LayerDescriptor;
import org.firefly.simulator.kernel.EventLists;

/**
 * The spikes at each input site of some samples, as lists of weight rows. A site is an input
 * position of a window layer, or a whole vector of a packed one; an event is (source x P + lane) x
 * row stride. Made once and read by every output that sees the site, for all output blocks.
 */
final class SiteEvents {
  private final Strip strip;
  private final SpikeReader reader;
  private final int timeSteps;
  private final int sites;
  private int[] events = new int[0];
  private int[] starts = new int[0];
  private int[] longest = new int[0];
  private long[] words = new long[0];
  private EventLists lists = new EventLists(events, starts);
  private int firstSample;
  private int end;
  private long operations;

  SiteEvents(Strip strip, SpikeReader reader) {
    LayerDescriptor layer = strip.descriptor();
    this.strip = strip;
    this.reader = reader;
    this.timeSteps = layer.timeSteps();
    this.sites = strip.siteRows() * strip.siteColumns();
  }

  /** Lists the events of samples {@code from} to {@code to} - 1. */
  void list(BlockFamily family, int from, int to) {
    firstSample = from;
    end = 0;
    int planes = (to - from) * timeSteps;
    starts = grown(starts, planes * sites + 1);
    longest = grown(longest, planes);
    int wordsPerSite = pack(family);
    for (int plane = 0; plane < planes; plane++) {
      read(family, from + plane / timeSteps, plane % timeSteps, wordsPerSite);
      listPlane(family, plane, wordsPerSite);
    }
    starts[planes * sites] = end;
    lists = new EventLists(events, starts);
  }

  private int pack(BlockFamily family) {
    int bits = family.sources().length * strip.config().parallelism();
    int wordsPerSite = (bits + Long.SIZE - 1) / Long.SIZE;
    if (words.length != sites * wordsPerSite) {
      words = new long[sites * wordsPerSite];
    }
    return wordsPerSite;
  }

  private void read(BlockFamily family, int sample, int timeStep, int wordsPerSite) {
    Arrays.fill(words, 0);
    int[] sources = family.sources();
    for (int i = 0; i < sources.length; i++) {
      int bit = i * strip.config().parallelism();
      reader.gather(
          timeStep, sample, sources[i], words, bit / Long.SIZE, wordsPerSite, bit % Long.SIZE);
    }
  }

  private void listPlane(BlockFamily family, int plane, int wordsPerSite) {
    reserve(wordsPerSite);
    int most = 0;
    for (int site = 0; site < sites; site++) {
      starts[plane * sites + site] = end;
      int[] synapses = family.fanout().at(site / strip.siteColumns(), site % strip.siteColumns());
      listSite(site * wordsPerSite, wordsPerSite, family.rowStride(), synapses);
      most = Math.max(most, end - starts[plane * sites + site]);
    }
    longest[plane] = most;
  }

  private void reserve(int wordsPerSite) {
    int spikes = 0;
    for (long word : words) {
      spikes += Long.bitCount(word);
    }
    int slack = wordsPerSite * Long.SIZE + EventList.SLACK;
    if (events.length < end + spikes + slack) {
      events = Arrays.copyOf(events, 2 * (end + spikes) + slack);
    }
  }

  private void listSite(int from, int count, int rowStride, int[] synapses) {
    for (int i = 0; i < count; i++) {
      long word = words[from + i];
      while (word != 0) {
        int row = i * Long.SIZE + Long.numberOfTrailingZeros(word);
        word &= word - 1;
        events[end++] = row * rowStride;
        operations += synapses[row];
      }
    }
  }

  private static int[] grown(int[] array, int length) {
    return array.length < length ? new int[length] : array;
  }

  /** Index of a (sample, time step) plane's first site. */
  int plane(int sample, int timeStep) {
    return ((sample - firstSample) * timeSteps + timeStep) * sites;
  }

  /** Events of the fullest site of a plane. */
  int longest(int sample, int timeStep) {
    return longest[(sample - firstSample) * timeSteps + timeStep];
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
