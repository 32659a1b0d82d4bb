package org.firefly.host.samples;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import org.firefly.host.file.HostException;

/**
 * Samples on disk, open until this object is closed.
 *
 * @param source what is run; it gives a current or spikes per sample
 * @param labels the right class of each sample, if the format knows it
 * @param closing releases what the source reads from
 */
public record Samples(SampleSource source, Optional<int[]> labels, Runnable closing)
    implements AutoCloseable {
  /** Samples that need nothing but memory. */
  public static Samples inMemory(SampleSource source, int[] labels) {
    return new Samples(source, Optional.of(labels), () -> {});
  }

  /**
   * The same samples with the labels of a .npy file instead of the format's.
   *
   * @throws HostException if the file cannot be used; then these samples are closed
   */
  Samples withLabels(Path file) {
    try {
      return new Samples(source, Optional.of(Labels.read(file, source.count())), closing);
    } catch (HostException e) {
      close();
      throw e;
    }
  }

  /**
   * The same samples for a run of so many time steps: spikes are cut after them, currents are
   * whatever is asked.
   *
   * @throws HostException if the spikes have fewer
   */
  public Samples withTimeSteps(int steps) {
    return new Samples(
        source.match(currents -> currents, spikes -> cut(spikes, steps)), labels, closing);
  }

  private static SpikeSource cut(SpikeSource spikes, int steps) {
    if (steps > spikes.timeSteps()) {
      throw new HostException(
          String.format(
              Locale.ROOT,
              "The samples have %d time steps, but %d are asked for; leave --time-steps out or give"
                  + " at most %d.",
              spikes.timeSteps(),
              steps,
              spikes.timeSteps()));
    }
    return steps == spikes.timeSteps() ? spikes : new FirstSteps(spikes, steps);
  }

  /**
   * The same samples in steps of a current, see {@link CurrentSource#inSteps}.
   *
   * @throws HostException if they are spikes, or the size is not above 0
   */
  public Samples inSteps(double size) {
    if (!(size > 0) || Double.isInfinite(size)) {
      throw new HostException(
          "An input scale of " + size + " is no current; give a number above 0.");
    }
    return new Samples(
        source.match(
            currents -> currents.inSteps(size),
            spikes -> {
              throw new HostException(
                  "The samples are spikes, which have no input scale; leave it out.");
            }),
        labels,
        closing);
  }

  @Override
  public void close() {
    closing.run();
  }
}
