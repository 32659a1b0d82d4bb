package org.firefly.host.samples;

import org.firefly.architecture.program.FeatureMap;
import org.firefly.architecture.program.InputBits;
import org.firefly.host.file.HostException;
import org.firefly.host.npy.NpyArray;
import org.firefly.host.npy.NpyReader;
import org.firefly.host.npy.NpyType;

/**
 * Spikes or counts in a .npy file: whole numbers of at most eight bits, of any type of elements.
 *
 * @param bits the fewest that hold all of them
 */
record NpySpikes(NpyReader reader, int count, int timeSteps, FeatureMap map, InputBits bits)
    implements SpikeSource {
  /**
   * The values of a file, which are read once to see how large they are.
   *
   * @throws HostException if one is no whole number of eight bits
   */
  static NpySpikes of(NpyReader reader, int count, int timeSteps, FeatureMap map) {
    InputBits bits = reader.type() == NpyType.BOOL ? InputBits.SPIKES : seen(reader, count);
    return new NpySpikes(reader, count, timeSteps, map, bits);
  }

  private static InputBits seen(NpyReader reader, int count) {
    long least = 0;
    long most = 0;
    for (int sample = 0; sample < count; sample++) {
      NpyArray values = reader.read(sample, 1);
      for (int i = 0; i < values.size(); i++) {
        double value = values.doubleAt(i);
        if (value != Math.rint(value) || Double.isInfinite(value)) {
          throw unusable(reader, sample, value);
        }
        least = Math.min(least, (long) value);
        most = Math.max(most, (long) value);
      }
      if (InputBits.of(least, most).isEmpty()) {
        throw unusable(reader, sample, -least > most ? least : most);
      }
    }
    return InputBits.of(least, most).orElseThrow();
  }

  private static HostException unusable(NpyReader reader, int sample, double value) {
    boolean whole = value == Math.rint(value) && !Double.isInfinite(value);
    return new HostException(
        "Sample "
            + sample
            + " of "
            + reader.file()
            + " holds "
            + (whole ? Long.toString((long) value) : value)
            + "; values of each time step must be spikes, 0 or 1, or counts from 0 to 255 or -128 to"
            + " 127.");
  }

  @Override
  public byte[] read(int sample) {
    NpyArray values = reader.read(sample, 1);
    byte[] numbers = new byte[values.size()];
    for (int i = 0; i < numbers.length; i++) {
      double value = values.doubleAt(i);
      if (value != Math.rint(value) || !bits.holds((long) value)) {
        throw unusable(reader, sample, value);
      }
      numbers[i] = (byte) value;
    }
    return numbers;
  }
}
