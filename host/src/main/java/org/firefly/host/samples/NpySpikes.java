package org.firefly.host.samples;

import org.firefly.architecture.program.FeatureMap;
import org.firefly.host.file.HostException;
import org.firefly.host.npy.NpyArray;
import org.firefly.host.npy.NpyReader;

/** Spikes in a .npy file, elements of any type that are 0 or 1. */
record NpySpikes(NpyReader reader, int count, int timeSteps, FeatureMap map)
    implements SpikeSource {
  @Override
  public byte[] read(int sample) {
    NpyArray values = reader.read(sample, 1);
    byte[] spikes = new byte[values.size()];
    for (int i = 0; i < spikes.length; i++) {
      double value = values.doubleAt(i);
      if (value != 0 && value != 1) {
        throw new HostException(
            "Sample "
                + sample
                + " of "
                + reader.file()
                + " holds "
                + (reader.type().isInteger() ? Long.toString(values.longAt(i)) : value)
                + "; spikes must be 0 or 1.");
      }
      spikes[i] = (byte) value;
    }
    return spikes;
  }
}
