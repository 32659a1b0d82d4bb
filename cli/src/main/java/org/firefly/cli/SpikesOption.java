package org.firefly.cli;

import org.firefly.compiler.options.Input;
import picocli.CommandLine.Option;

/** Says that samples are spikes, where a command sees none. */
final class SpikesOption {
  @Option(names = "--spikes", description = "Samples are spikes.")
  private boolean spikes;

  /** Spikes if the user says so, else what a command takes samples for. */
  Input or(Input other) {
    return spikes ? Input.SPIKES : other;
  }
}
