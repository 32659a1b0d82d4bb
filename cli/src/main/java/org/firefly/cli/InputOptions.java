package org.firefly.cli;

import java.util.Optional;
import org.firefly.compiler.options.Input;
import org.firefly.network.FireFlyNotes;
import org.firefly.network.Network;
import picocli.CommandLine.Option;

/** What samples will look like, for commands that see none. */
final class InputOptions {
  @Option(
      names = "--spikes",
      description = "Samples are spikes, so that every layer runs on the accelerator.")
  private boolean spikes;

  @Option(
      names = "--input-scale",
      paramLabel = "S",
      description =
          "Real value of one integer step of the input (default: what the file says, else such"
              + " that inputs from -1 to 1 use 16 bits).")
  private Optional<Double> scale;

  /** The input that the options describe, and the file where they do not. */
  Input input(Network network) {
    if (spikes) {
      return Input.SPIKES;
    }
    if (scale.isPresent()) {
      return Input.ofScale(scale.get());
    }
    return FireFlyNotes.of(network.metadata()).inputScale().isPresent()
        ? Input.ANALOG
        : Input.ofMaximum(1);
  }
}
