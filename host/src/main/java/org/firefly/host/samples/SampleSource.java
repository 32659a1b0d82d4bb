package org.firefly.host.samples;

import java.util.function.Function;
import org.firefly.architecture.program.FeatureMap;

/** Samples to be classified; any number of threads may read. */
public sealed interface SampleSource permits CurrentSource, SpikeSource {
  /** Number of samples. */
  int count();

  /** Shape of a sample, at one time step where it has several. */
  FeatureMap map();

  /** The answer of the function for what these samples are. */
  <R> R match(Function<CurrentSource, R> currents, Function<SpikeSource, R> spikes);
}
