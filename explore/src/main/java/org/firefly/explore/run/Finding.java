package org.firefly.explore.run;

import java.util.Optional;
import org.firefly.explore.stage.Clocks;
import org.firefly.explore.stage.Compiled;
import org.firefly.explore.stage.Simulated;

/**
 * A point and what its stages found.
 *
 * @param point of the study
 * @param compiled absent if nothing can run on its accelerator
 * @param clocks absent if the network does not fit
 * @param simulated absent without samples
 */
public record Finding(
    Point point,
    Optional<Compiled> compiled,
    Optional<Clocks> clocks,
    Optional<Simulated> simulated) {
  /** Why there is nothing, or not all, to tell of this point; one sentence. */
  public Optional<String> refusal() {
    return point
        .refusal()
        .or(() -> compiled.flatMap(Compiled::refusal))
        .or(() -> simulated.flatMap(Simulated::refusal));
  }
}
