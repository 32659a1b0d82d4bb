package org.firefly.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where the first layer runs if samples are numbers. */
class FasterPlaceTest {
  @TempDir private Path folder;

  private JsonNode estimate(String network, Object... more) throws IOException {
    Path json = folder.resolve("r.json");
    Object[] arguments = {"estimate", network, "--json", json};
    Object[] all = Arrays.copyOf(arguments, arguments.length + more.length);
    System.arraycopy(more, 0, all, arguments.length, more.length);
    CommandRun run = CommandRun.of(all);
    assertThat(run.exitCode()).as(run.err()).isZero();
    return new ObjectMapper().readTree(json.toFile());
  }

  @Test
  void theUserSaysThePlace() throws IOException {
    JsonNode host = estimate("8x8-16c3-20c3-7", "--first-layer", "host");
    JsonNode chip = estimate("8x8-16c3-20c3-7", "--first-layer", "chip");
    assertThat(host.path("layers")).hasSize(2);
    assertThat(host.path("host").path("layer").asText()).isEqualTo("conv1");
    assertThat(chip.path("layers")).hasSize(3);
    assertThat(chip.path("host").has("layer")).isFalse();
    assertThat(clocks(chip)).isGreaterThan(clocks(host));
  }

  @Test
  void otherwiseItIsWhereAnImageTakesLessTime() throws IOException {
    assertThat(estimate("32x32-16c3-10").path("layers").path(0).path("name").asText())
        .isEqualTo("conv1");
    assertThat(estimate("4x4x1-16c1-10").path("layers").path(0).path("name").asText())
        .isEqualTo("readout");
  }

  @Test
  void aLayerThatOnlyOnePlaceRunsIsThere() throws IOException {
    assertThat(estimate("28x28x1-10").path("layers")).hasSize(1);
    CommandRun run = CommandRun.of("estimate", "28x28x1-10", "--first-layer", "host");
    assertThat(run.exitCode()).isNotZero();
    assertThat(run.err()).contains("nothing is left for the accelerator");
  }

  private static double clocks(JsonNode report) {
    return report.path("totals").path("clocksPerImage").asDouble();
  }
}
