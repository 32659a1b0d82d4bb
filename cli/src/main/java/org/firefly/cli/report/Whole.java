package org.firefly.cli.report;

import java.util.Optional;

/**
 * Host and accelerator at the same time, each at its own blocks; the slower one bounds both.
 *
 * @param imagesPerSecond of the slower one
 * @param hostThreads threads of the host, as many as the runtime starts for a board
 * @param hostImagesPerSecond of these threads, with a host as fast as {@link HostShare} says;
 *     absent where nobody knows
 * @param boundBy {@link #ACCELERATOR} or {@link #HOST}
 * @param accelerator what the accelerator's clocks go into, a sentence
 */
public record Whole(
    double imagesPerSecond,
    int hostThreads,
    Optional<Double> hostImagesPerSecond,
    String boundBy,
    String accelerator) {
  /** The accelerator is the slower one. */
  public static final String ACCELERATOR = "accelerator";

  /** The host is the slower one. */
  public static final String HOST = "host";
}
