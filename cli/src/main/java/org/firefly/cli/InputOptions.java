package org.firefly.cli;

import java.util.Optional;
import org.firefly.architecture.program.InputBits;
import org.firefly.compiler.options.Input;
import org.firefly.network.FireFlyNotes;
import org.firefly.network.Network;
import picocli.CommandLine.Mixin;

/** What samples will look like, for commands that see none. */
final class InputOptions {
  /** What is assumed of samples where nobody says anything: pixels of a byte, from 0 to 1. */
  static final Input PIXELS = ofPixels(Input.ofScale(1.0 / InputBits.PIXELS.most()));

  @Mixin private SpikesOption spikes = new SpikesOption();
  @Mixin private InputScale scale = new InputScale();

  /** What an integer of the input is worth. */
  InputScale scale() {
    return scale;
  }

  /** The input that the options describe, and the file where they do not. */
  Input input(Network network) {
    return spikes.or(numbers(network));
  }

  private Input numbers(Network network) {
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
