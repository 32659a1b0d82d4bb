package org.firefly.explore.stage;

import java.util.Optional;

/**
 * What a compilation found.
 *
 * @param refusal why there is no program, one sentence; the program is absent then, and only then
 * @param program what became of the network
 */
public record Compiled(Optional<String> refusal, Optional<Facts> program) implements StageResult {
  /** A network that does not fit. */
  static Compiled refused(String reason) {
    return new Compiled(Optional.of(reason), Optional.empty());
  }

  /**
   * A program.
   *
   * @param timeSteps T
   * @param batch samples of a batch block that were granted
   * @param batchBound what lowered the batch; absent if nothing did
   * @param denseOperations synaptic operations of the accelerated layers per image, over all time
   *     steps
   * @param footprintBytes of the integer network, as NeuroBench counts it
   * @param connectionSparsity share of its weights that are zero, 0 to 1
   */
  public record Facts(
      int timeSteps,
      int batch,
      Optional<String> batchBound,
      long denseOperations,
      long footprintBytes,
      double connectionSparsity) {}
}
