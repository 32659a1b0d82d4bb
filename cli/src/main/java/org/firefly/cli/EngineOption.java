package org.firefly.cli;

import org.firefly.host.file.HostException;
import picocli.CommandLine.Option;

/** Which engine's clocks are asked for. */
final class EngineOption {
  /** Engines to choose from. */
  enum Engine {
    /** The dense array. */
    DENSE,
    /** The engine that takes clocks for spikes only. */
    EVENT,
    /** The event engine where it takes less than 0.9 of the dense engine's clocks. */
    BEST
  }

  @Option(
      names = "--engine",
      paramLabel = "ENGINE",
      defaultValue = "dense",
      description =
          "dense, event or best: whose clocks are reported. The event engine takes clocks for spikes"
              + " only; there is a model of it but no hardware yet (docs/event-engine.md). best takes"
              + " it where it needs less than 0.9 of the dense engine's clocks. With event and best"
              + " the first layer runs on the host unless --first-layer says otherwise. Default:"
              + " ${DEFAULT-VALUE}.")
  private Engine engine = Engine.DENSE;

  Engine engine() {
    return engine;
  }

  /** Whether spikes decide about clocks. */
  boolean needsSpikes() {
    return engine != Engine.DENSE;
  }

  /**
   * Refuses what only the dense engine has.
   *
   * @param what the user asks for, such as {@code --html}
   * @throws HostException if another engine may be meant
   */
  void requireDense(String what, boolean asked) {
    if (asked && needsSpikes()) {
      throw new HostException(
          what + " knows the dense engine only; leave --engine out or --engine dense.");
    }
  }
}
