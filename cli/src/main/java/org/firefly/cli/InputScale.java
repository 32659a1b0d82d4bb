package org.firefly.cli;

import java.util.Optional;
import java.util.OptionalDouble;
import org.firefly.compiler.options.CompilerException;
import org.firefly.compiler.options.Input;
import org.firefly.host.file.HostException;
import org.firefly.host.samples.Samples;
import org.firefly.network.FireFlyNotes;
import org.firefly.network.Network;
import org.firefly.network.NetworkException;
import picocli.CommandLine.Option;

/** What an integer of the input is worth. */
final class InputScale {
  @Option(
      names = "--input-scale",
      paramLabel = "S",
      description =
          "Real value of one integer step of the input: integers and pixels count such steps, other"
              + " numbers are rounded to them. Default: what the file says; else 1 for whole numbers,"
              + " 1/255 for pixels of a test set, and as fine as 16 bits allow for the rest.")
  private Optional<Double> step = Optional.empty();

  /** The step, if the user says it. */
  Optional<Double> step() {
    return step;
  }

  /**
   * The samples in the steps that the user says, else those of the model file, else as they are.
   *
   * @throws HostException if a step is said and the samples are spikes; then they are closed
   * @throws CompilerException if it is not above 0; then too
   * @throws NetworkException if that of the model file makes no sense; then too
   */
  Samples apply(Samples samples, Network network) {
    try {
      return step.isPresent()
          ? samples.inSteps(Input.ofScale(step.get()).scale().getAsDouble())
          : noted(samples, said(network));
    } catch (HostException | CompilerException | NetworkException e) {
      samples.close();
      throw e;
    }
  }

  /** The step that the user says, else that of the model file; empty if nobody says one. */
  OptionalDouble said(Network network) {
    return step.isPresent()
        ? OptionalDouble.of(step.get())
        : FireFlyNotes.of(network.metadata()).inputScale();
  }

  /** A network for currents says a scale, and may meet spikes. */
  private static Samples noted(Samples samples, OptionalDouble step) {
    boolean spikes = samples.source().match(currents -> false, s -> true);
    return spikes || step.isEmpty() ? samples : samples.inSteps(step.getAsDouble());
  }

  /**
   * For samples that have no scale.
   *
   * @throws HostException if one is said
   */
  void requireNone() {
    if (step.isPresent()) {
      throw new HostException(
          "--input-scale is for currents, but recordings are spikes; leave it out.");
    }
  }
}
