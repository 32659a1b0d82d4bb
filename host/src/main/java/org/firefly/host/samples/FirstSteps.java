package org.firefly.host.samples;

import java.util.Arrays;
import org.firefly.architecture.program.FeatureMap;
import org.firefly.architecture.program.InputBits;

/** Spikes of which only the first time steps are run. */
record FirstSteps(SpikeSource all, int timeSteps) implements SpikeSource {
  @Override
  public int count() {
    return all.count();
  }

  @Override
  public FeatureMap map() {
    return all.map();
  }

  @Override
  public InputBits bits() {
    return all.bits();
  }

  @Override
  public byte[] read(int sample) {
    return Arrays.copyOf(all.read(sample), timeSteps * map().size());
  }
}
