package org.firefly.cli;

import java.util.Optional;

/**
 * The engine whose clocks are reported.
 *
 * @param name dense or event
 * @param figures where its clocks come from
 * @param reason why it was chosen, where it was
 */
record EngineUse(String name, String figures, Optional<String> reason) {
  private static final String DENSE = "dense";
  private static final String EVENT = "event";

  /** The engine that exists. */
  static EngineUse dense(Optional<String> reason) {
    return new EngineUse(DENSE, "clocks estimated by the clock model", reason);
  }

  /** The engine of which there is a model. */
  static EngineUse event(Optional<String> reason) {
    return new EngineUse(
        EVENT, "clocks by a model of an event engine that cannot be generated yet", reason);
  }

  boolean isDense() {
    return name.equals(DENSE);
  }
}
