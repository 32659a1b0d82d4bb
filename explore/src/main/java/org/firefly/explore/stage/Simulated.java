package org.firefly.explore.stage;

import java.util.Optional;

/**
 * What the bit-exact simulator found.
 *
 * @param refusal why the samples cannot run, one sentence; the run is absent then, and only then
 * @param run what they did
 */
public record Simulated(Optional<String> refusal, Optional<Facts> run) implements StageResult {
  /** Samples that do not fit the network. */
  static Simulated refused(String reason) {
    return new Simulated(Optional.of(reason), Optional.empty());
  }

  /**
   * A run.
   *
   * @param images that ran
   * @param accuracy share of right answers, 0 to 1; absent without labels
   * @param membraneOverflow whether a membrane left its range
   * @param activationSparsity share of layers' outputs that are zero, 0 to 1
   * @param effectiveMacs operations of the host's layer per image
   * @param effectiveAcs operations per image that spikes caused on the accelerator
   */
  public record Facts(
      int images,
      Optional<Double> accuracy,
      boolean membraneOverflow,
      double activationSparsity,
      double effectiveMacs,
      double effectiveAcs) {}
}
