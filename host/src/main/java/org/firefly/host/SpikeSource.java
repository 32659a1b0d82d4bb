package org.firefly.host;

import org.firefly.architecture.program.FeatureMap;
import org.firefly.host.file.HostException;

/** Samples that are spikes; any number of threads may read. */
public non-sealed interface SpikeSource extends SampleSource {
  /** T. */
  int timeSteps();

  /** Shape of a sample at one time step. */
  FeatureMap map();

  /**
   * Reads one sample, 0 or 1 each, in index order t, c, y, x.
   *
   * @throws HostException if it holds another value
   */
  byte[] read(int sample);
}
