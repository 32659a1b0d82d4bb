package org.firefly.testing.random;

import java.util.Optional;
import org.firefly.testing.coverage.Coverage;

/** Asks for the networks that a coverage table still lacks. */
public final class CoveragePlanner {
  private CoveragePlanner() {}

  /**
   * A request for a network that hits the first missing cell of the accelerator's P.
   *
   * @param coverage what was hit so far
   * @param request accelerator, layers and clocks
   * @return empty when no cell of this P is missing
   */
  public static Optional<NetworkRequest> next(Coverage coverage, NetworkRequest request) {
    int parallelism = request.config().parallelism();
    return coverage.missing().stream()
        .filter(cell -> cell.parallelism() == parallelism)
        .findFirst()
        .map(request::hitting);
  }
}
