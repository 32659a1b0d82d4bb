package org.firefly.host.samples;

import java.util.function.Function;
import org.firefly.architecture.program.InputBits;
import org.firefly.host.file.HostException;

/** Samples that are spikes, or counts of them, at each time step. */
public non-sealed interface SpikeSource extends SampleSource {
  /** T. */
  int timeSteps();

  /** What a value needs: one bit for spikes, more for counts. */
  default InputBits bits() {
    return InputBits.SPIKES;
  }

  /**
   * Reads one sample in index order t, c, y, x: 0 or 1 each, or the lowest eight bits of numbers of
   * {@link #bits}.
   *
   * @throws HostException if it holds another value
   */
  byte[] read(int sample);

  /** The same as numbers. */
  default int[] readNumbers(int sample) {
    byte[] bytes = read(sample);
    int mask = bits().signed() ? -1 : (1 << Byte.SIZE) - 1;
    int[] numbers = new int[bytes.length];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = bytes[i] & mask;
    }
    return numbers;
  }

  @Override
  default <R> R match(Function<CurrentSource, R> currents, Function<SpikeSource, R> spikes) {
    return spikes.apply(this);
  }
}
