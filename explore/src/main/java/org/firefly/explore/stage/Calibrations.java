package org.firefly.explore.stage;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.firefly.compiler.calibration.MembraneCalibration;
import org.firefly.compiler.options.Calibration;
import org.firefly.conventions.ConventionOptions;
import org.firefly.host.samples.Samples;
import org.firefly.network.Network;

/**
 * What samples say about the scales of one network: found once for each T, when it is wanted first;
 * any number of threads may ask.
 */
final class Calibrations {
  private final Optional<Samples> samples;
  private final Map<Integer, Calibration> found = new ConcurrentHashMap<>();

  /**
   * Of no network yet.
   *
   * @param samples that tell; absent if scales are chosen without
   */
  Calibrations(Optional<Samples> samples) {
    this.samples = samples;
  }

  /**
   * What they say of the network in so many steps.
   *
   * @throws org.firefly.network.NetworkException if they do not fit it
   */
  Calibration of(Network network, ConventionOptions conventions, int steps) {
    return samples
        .map(
            seen ->
                found.computeIfAbsent(
                    steps, t -> MembraneCalibration.of(network, conventions, seen, t)))
        .orElse(Calibration.NONE);
  }

  private static int count(Samples seen) {
    return Math.min(MembraneCalibration.MOST_SAMPLES, seen.source().count());
  }

  /** Of the samples that are looked at; empty if there are none. */
  String digest() {
    return samples.map(seen -> Subject.digest(seen, count(seen))).orElse("");
  }
}
