package org.firefly.cli;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.Optional;
import org.firefly.report.model.Operation;

/**
 * Samples on one board with one batch: a line of a table.
 *
 * @param operation how fast the board is
 * @param samples that ran
 * @param accuracy share of right answers, 0 to 1; absent without labels
 * @param simulation number of the simulation that gave the answers, from 1; equal integers share
 *     one
 */
record RunRow(
    @JsonUnwrapped Operation operation, int samples, Optional<Double> accuracy, int simulation) {
  static RunRow of(Run run, int simulation) {
    return new RunRow(
        ReportedClocks.operation(run.estimate(), Optional.of(run.inference())),
        run.inference().report().samples(),
        run.accuracy(),
        simulation);
  }
}
