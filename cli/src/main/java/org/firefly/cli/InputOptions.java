package org.firefly.cli;

import org.firefly.compiler.options.Input;
import org.firefly.network.FireFlyNotes;
import org.firefly.network.Network;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What samples will look like, for commands that see none. */
final class InputOptions {
  @Option(
      names = "--spikes",
      description = "Samples are spikes, so that every layer runs on the accelerator.")
  private boolean spikes;

  @Mixin private InputScale scale = new InputScale();

  /** What an integer of the input is worth. */
  InputScale scale() {
    return scale;
  }

  /** The input that the options describe, and the file where they do not. */
  Input input(Network network) {
    if (spikes) {
      return Input.SPIKES;
    }
    if (scale.step().isPresent()) {
      return Input.ofScale(scale.step().get());
    }
    return FireFlyNotes.of(network.metadata()).inputScale().isPresent()
        ? Input.ANALOG
        : Input.ofMaximum(1);
  }
}
