package org.firefly.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The shipped recordings through the shipped network, which knows its frames. */
class ShippedEventsTest {
  @Test
  void theShippedNetworkRunsOnTheShippedRecordings() {
    CommandRun run =
        CommandRun.of(
            "run", Path.of("../models/fashion-events.nir"), "--events", "../data/fashion-events");
    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(run.out())
        .contains("100 samples simulated bit-exactly")
        .contains("Accuracy: 82.00 % with int8 weights.");
  }
}
