package org.firefly.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The shipped residual model does at least what the shipped chain does, in no more clocks. */
class ShippedResidualTest {
  private static final int IMAGES = 300;

  @TempDir Path folder;

  @Test
  void isAsAccurateAsTheChainAndNoSlower() throws IOException {
    JsonNode chain = run("fashion-mnist");
    JsonNode residual = run("fashion-mnist-residual");
    assertThat(residual.path("totals").path("clocksPerImage").asDouble())
        .isLessThanOrEqualTo(chain.path("totals").path("clocksPerImage").asDouble());
    assertThat(residual.path("accuracy").asDouble())
        .isPositive()
        .isGreaterThanOrEqualTo(chain.path("accuracy").asDouble());
  }

  private JsonNode run(String name) throws IOException {
    Path json = folder.resolve(name + ".json");
    CommandRun run =
        CommandRun.of(
            "run",
            Path.of("../models", name + ".nir"),
            "--data",
            "../data/fashion-mnist",
            "--limit",
            IMAGES,
            "--json",
            json);
    assertThat(run.exitCode()).as(run.err()).isZero();
    return new JsonMapper().readTree(json.toFile());
  }
}
