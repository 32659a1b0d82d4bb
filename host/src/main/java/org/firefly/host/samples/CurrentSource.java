package org.firefly.host.samples;

import java.util.OptionalDouble;
import java.util.function.Function;

/** Samples that are a constant input current. */
public non-sealed interface CurrentSource extends SampleSource {
  /** Reads one sample in index order c, y, x. */
  void read(int sample, double[] target);

  /**
   * The current of which all samples are read as integer multiples: 1 for whole numbers of at most
   * 16 bits, 1/255 for pixels; empty if they may be anything.
   */
  default OptionalDouble step() {
    return OptionalDouble.empty();
  }

  /**
   * The same samples as multiples of a current: integers, pixels among them, count such steps,
   * other numbers stay currents that are rounded to the next multiple.
   *
   * @param size current of one step, above 0
   */
  default CurrentSource inSteps(double size) {
    return new RoundedCurrents(this, size);
  }

  /** Largest magnitude of all samples, for which it reads them all. */
  default double largest() {
    double[] sample = new double[map().size()];
    double largest = 0;
    for (int i = 0; i < count(); i++) {
      read(i, sample);
      for (double value : sample) {
        largest = Math.max(largest, Math.abs(value));
      }
    }
    return largest;
  }

  @Override
  default <R> R match(Function<CurrentSource, R> currents, Function<SpikeSource, R> spikes) {
    return currents.apply(this);
  }
}
