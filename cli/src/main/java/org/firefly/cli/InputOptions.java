package org.firefly.cli;

import java.util.Optional;
import org.firefly.architecture.program.InputBits;
import org.firefly.compiler.options.Input;
import org.firefly.network.FireFlyNotes;
import org.firefly.network.Network;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What samples will look like, for commands that see none. */
final class InputOptions {
  /** What is assumed of samples where nobody says anything: pixels of a byte, from 0 to 1. */
  static final Input PIXELS = ofPixels(Input.ofScale(1.0 / InputBits.PIXELS.most()));

  @Option(names = "--spikes", description = "Samples are spikes.")
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
      return ofPixels(Input.ofScale(scale.step().get()));
    }
    return FireFlyNotes.of(network.metadata()).inputScale().isPresent()
        ? ofPixels(Input.ANALOG)
        : PIXELS;
  }

  private static Input ofPixels(Input input) {
    return input.withBits(Optional.of(InputBits.PIXELS));
  }
}
