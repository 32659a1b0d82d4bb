package org.firefly.host;

import org.firefly.architecture.program.FeatureMap;

/** Samples that are a constant input current; any number of threads may read. */
public non-sealed interface CurrentSource extends SampleSource {
  /** Shape of a sample. */
  FeatureMap map();

  /** Reads one sample in index order c, y, x. */
  void read(int sample, double[] target);
}
