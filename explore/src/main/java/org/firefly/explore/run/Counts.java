package org.firefly.explore.run;

import java.util.Locale;

/**
 * How much a study took.
 *
 * @param points of the study
 * @param asked points whose accelerator can be
 * @param refused points on which nothing can run
 * @param compilations that differ
 * @param simulations that differ
 * @param compilationsMade now, while the others were there
 * @param simulationsMade now, while the others were there
 */
public record Counts(
    int points,
    int asked,
    int refused,
    int compilations,
    int simulations,
    int compilationsMade,
    int simulationsMade) {
  /** What the study needs, a sentence. */
  public String total() {
    return String.format(
        Locale.ROOT,
        "%d points: %d compilations and %d simulations that differ; on %d points nothing can run.",
        points,
        compilations,
        simulations,
        refused);
  }

  /** What of it was made now, and what was saved, a sentence. */
  public String made() {
    return String.format(
        Locale.ROOT,
        "Made %d compilations and %d simulations; a run of each point by itself would have made %d"
            + " and %d.",
        compilationsMade,
        simulationsMade,
        asked,
        simulations == 0 ? 0 : points - refused);
  }
}
