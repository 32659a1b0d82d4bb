package org.firefly.host.samples;

import java.util.function.Function;
import org.firefly.host.file.HostException;

/** Samples that are spikes. */
public non-sealed interface SpikeSource extends SampleSource {
  /** T. */
  int timeSteps();

  /**
   * Reads one sample, 0 or 1 each, in index order t, c, y, x.
   *
   * @throws HostException if it holds another value
   */
  byte[] read(int sample);

  @Override
  default <R> R match(Function<CurrentSource, R> currents, Function<SpikeSource, R> spikes) {
    return spikes.apply(this);
  }
}
