package org.firefly.simulator.run;

import org.firefly.simulator.kernel.EventLists;

/**
 * The spikes at each input site of some samples, as lists of weight rows. A site is an input
 * position of a window layer, or a whole vector of a packed one. The lists of a chunk, sample and
 * time step are those of one {@link ListGrid}.
 *
 * @param lists the lists, one behind the other
 * @param grid numbers of the lists of one chunk, sample and time step
 * @param chunks how the lanes of a site are cut
 * @param firstSample first sample
 * @param samples how many
 * @param steps time steps
 * @param longest per chunk, events of the fullest site
 * @param operations pairs of a listed spike and a synapse
 */
record Events(
    EventLists lists,
    ListGrid grid,
    Chunks chunks,
    int firstSample,
    int samples,
    Steps steps,
    int[] longest,
    long operations) {
  /** Number of the first list of a chunk, sample and time step. */
  int firstList(int chunk, int sample, int timeStep) {
    int plane = (chunk * samples + sample - firstSample) * steps.count();
    return (plane + timeStep - steps.first()) * grid.lists();
  }

  /** Events of the fullest site of a chunk. */
  int longest(int chunk) {
    return longest[chunk];
  }
}
