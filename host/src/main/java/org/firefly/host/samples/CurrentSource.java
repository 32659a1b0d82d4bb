package org.firefly.host.samples;

import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import org.firefly.architecture.program.InputBits;

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

  /**
   * Copies a sample of unsigned bytes that count steps of a given size.
   *
   * @param target gets the bytes, index order c, y, x
   * @return false, with nothing copied, if the sample is anything else
   */
  default boolean copyBytes(int sample, double size, byte[] target) {
    return false;
  }

  /**
   * The fewest bits that hold all samples as multiples of {@link #step}, for which it reads them;
   * empty if there is no step or {@link InputBits#MOST} are too few.
   */
  default Optional<InputBits> bits() {
    if (step().isEmpty()) {
      return Optional.empty();
    }
    double[] sample = new double[map().size()];
    double least = 0;
    double most = 0;
    for (int i = 0; i < count(); i++) {
      read(i, sample);
      for (double value : sample) {
        least = Math.min(least, value);
        most = Math.max(most, value);
      }
    }
    double step = step().getAsDouble();
    return InputBits.of(Math.round(Math.rint(least / step)), Math.round(Math.rint(most / step)));
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
