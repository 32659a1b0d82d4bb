package org.firefly.simulator.run;

import java.util.Arrays;
import org.firefly.simulator.prepare.BlockFamily;
import org.firefly.simulator.prepare.Strip;

/** Lists the input spikes of a strip, once for all output blocks that read the same inputs. */
final class SpikeLister {
  private final Strip strip;
  private final int parallelism;
  private final int sites;
  private final SpikeReader reader;
  private final EventArrays arrays;

  SpikeLister(Strip strip, SpikeReader reader, EventArrays arrays) {
    this.strip = strip;
    this.parallelism = strip.config().parallelism();
    this.sites = strip.siteRows() * strip.siteColumns();
    this.reader = reader;
    this.arrays = arrays;
  }

  /**
   * The events of samples {@code first} to {@code end} - 1 in some time steps. They lie in the
   * arrays of this lister, so that the next call overwrites them.
   */
  Events list(BlockFamily family, Steps steps, int first, int end) {
    Chunks chunks = Chunks.of(family, parallelism);
    ListGrid grid = ListGrid.of(strip, family);
    int samples = end - first;
    int lists = chunks.count() * samples * steps.count() * grid.lists();
    ListWriter writer = new ListWriter(arrays, lists, family.fanout(), chunks, grid);
    int[] longest = new int[chunks.count()];
    for (int chunk = 0; chunk < chunks.count(); chunk++) {
      for (int sample = first; sample < end; sample++) {
        for (int t = steps.first(); t < steps.end(); t++) {
          long[] words = gather(family, chunks, chunk, sample, t);
          longest[chunk] = Math.max(longest[chunk], writer.add(chunk, words));
        }
      }
    }
    return new Events(
        writer.lists(), grid, chunks, first, samples, steps, longest, writer.operations());
  }

  /** The spikes of a chunk at all sites, {@link Chunks#words} a site. */
  private long[] gather(BlockFamily family, Chunks chunks, int chunk, int sample, int timeStep) {
    long[] words = arrays.words(sites * chunks.words());
    Arrays.fill(words, 0, sites * chunks.words(), 0);
    for (int lane = chunks.firstLane(chunk); lane < chunks.endLane(chunk); lane += parallelism) {
      int source = family.sources()[lane / parallelism];
      int bit = lane - chunks.firstLane(chunk);
      int at = bit / Long.SIZE;
      reader.gather(timeStep, sample, source, words, at, chunks.words(), bit % Long.SIZE);
    }
    return words;
  }
}
