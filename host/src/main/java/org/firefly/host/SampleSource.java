package org.firefly.host;

/** Samples to be classified. */
public sealed interface SampleSource permits CurrentSource, SpikeSource {
  /** Number of samples. */
  int count();
}
