package org.firefly.cli;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.firefly.host.file.HostException;
import org.firefly.timing.NetworkTiming;

/** Puts the clocks of the engine that the user wants into an estimate. */
final class EngineChoice {
  /**
   * Share of the dense engine's clocks below which the event engine is taken: its model leaves the
   * filling of pipelines out, and its clocks vary with the spikes.
   */
  private static final double WORTHWHILE = 0.9;

  /** Where spikes come from; asked only if they decide. */
  interface Spikes {
    /** What enters each accelerated layer. */
    List<LayerSpikes> find() throws InterruptedException;
  }

  private EngineChoice() {}

  /**
   * Chooses.
   *
   * @param estimate of the dense engine
   * @throws HostException if the event engine is wanted and cannot run a layer
   * @throws InterruptedException when the thread was interrupted
   */
  static Estimate choose(EngineOption option, Estimate estimate, Spikes spikes)
      throws InterruptedException {
    if (!option.needsSpikes()) {
      return estimate;
    }
    EventModel model = new EventModel(estimate.compilation(), estimate.board());
    Optional<String> refusal = model.refusal();
    boolean best = option.engine() == EngineOption.Engine.BEST;
    if (refusal.isPresent() && !best) {
      throw new HostException(
          "--engine event cannot run this network: "
              + refusal.get()
              + "; --engine best takes what"
              + " can.");
    } else if (refusal.isPresent()) {
      return estimate.on(EngineUse.dense(refusal), estimate.timing());
    }
    NetworkTiming event = model.timing(spikes.find());
    if (!best) {
      return estimate.on(EngineUse.event(Optional.empty()), event);
    }
    double ofEvent = event.clocksPerSample();
    double ofDense = estimate.timing().clocksPerSample();
    return ofEvent < WORTHWHILE * ofDense
        ? estimate.on(EngineUse.event(reason("dense", ofDense, ofEvent)), event)
        : estimate.on(EngineUse.dense(reason("event", ofEvent, ofDense)), estimate.timing());
  }

  private static Optional<String> reason(String other, double ofOther, double ofChosen) {
    return Optional.of(
        String.format(
                Locale.ROOT,
                "the %s engine takes %,d clocks per image instead of %,d",
                other,
                Math.round(ofOther),
                Math.round(ofChosen))
            .replace(',', ' '));
  }
}
