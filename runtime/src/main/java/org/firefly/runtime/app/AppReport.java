package org.firefly.runtime.app;

import java.util.Optional;
import org.firefly.runtime.CoreCounters;
import org.firefly.runtime.Inference;

/**
 * What a run of a package reports; the JSON file has these names.
 *
 * @param program name of the network
 * @param device simulator or board
 * @param samples samples that were run
 * @param accuracy share of right answers, 0 to 1; absent without labels
 * @param samplesPerSecond host and device together, by the wall clock
 * @param wallSeconds time from the first sample to the last
 * @param membraneOverflow whether a membrane left its range
 * @param counters clocks that the cores counted, summed over all blocks; absent on the simulator
 */
public record AppReport(
    String program,
    String device,
    int samples,
    Optional<Double> accuracy,
    double samplesPerSecond,
    double wallSeconds,
    boolean membraneOverflow,
    Optional<CoreCounters> counters) {
  static AppReport of(String program, String device, Inference run, Optional<Double> accuracy) {
    int samples = run.report().samples();
    return new AppReport(
        program,
        device,
        samples,
        accuracy,
        samples / run.wallSeconds(),
        run.wallSeconds(),
        run.report().membraneOverflow(),
        run.report().counters());
  }
}
