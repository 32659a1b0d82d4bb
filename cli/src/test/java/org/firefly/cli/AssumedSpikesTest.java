package org.firefly.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class AssumedSpikesTest {
  private static final String NETWORK = "8x8-16c3-20c3-7";

  @TempDir private Path folder;

  private JsonNode estimate(Object... more) throws IOException {
    Path json = folder.resolve("r.json");
    Object[] arguments = {"estimate", NETWORK, "--first-layer", "host", "--json", json};
    Object[] all = Arrays.copyOf(arguments, arguments.length + more.length);
    System.arraycopy(more, 0, all, arguments.length, more.length);
    CommandRun run = CommandRun.of(all);
    assertThat(run.exitCode()).as(run.err()).isZero();
    return new ObjectMapper().readTree(json.toFile());
  }

  @Test
  void effectiveOperationsFollowTheDensityAndClocksDoNot() throws IOException {
    JsonNode plain = estimate();
    assertThat(plain.path("layers").path(0).has("density")).isFalse();
    JsonNode half = estimate("--density", "0.5,0.25", "--repeat", "2.5");
    JsonNode quarter = estimate("--density", "0.25");
    for (int layer = 0; layer < 2; layer++) {
      JsonNode all = half.path("layers").path(layer);
      assertThat(all.path("clocks")).isEqualTo(plain.path("layers").path(layer).path("clocks"));
      assertThat(all.path("density").asDouble()).isEqualTo(layer == 0 ? 0.5 : 0.25);
      assertThat(all.path("spikesPerUnion").asDouble()).isEqualTo(2.5);
      assertThat(all.path("effectiveOperations").asDouble())
          .isCloseTo(
              (layer == 0 ? 2 : 1)
                  * quarter.path("layers").path(layer).path("effectiveOperations").asDouble(),
              within(1e-6));
      assertThat(all.path("effectiveOperations").asDouble())
          .isBetween(1.0, all.path("density").asDouble() * all.path("denseOperations").asDouble());
    }
    // 1 - 0.75^4 of the inputs fire at all.
    assertThat(quarter.path("layers").path(0).path("spikesPerUnion").asDouble())
        .isCloseTo(1 / 0.68359375, within(1e-12));
    assertThat(half.path("hardware").path("effectiveGops").asDouble())
        .isLessThan(half.path("hardware").path("denseEquivalentGops").asDouble());
  }

  @Test
  void whatNoSpikesCanHaveIsRefused() {
    assertThat(
            CommandRun.of("estimate", NETWORK, "--first-layer", "host", "--density", "1.5").err())
        .contains("--density is a share");
    assertThat(
            CommandRun.of(
                    "estimate",
                    NETWORK,
                    "--first-layer",
                    "host",
                    "--density",
                    "0.9",
                    "--repeat",
                    "1.5")
                .err())
        .contains("Layer 'conv2': with 4 time steps and --density 0.9, --repeat is 3.6 to 4");
    assertThat(
            CommandRun.of("estimate", NETWORK, "--first-layer", "host", "--density", "0.1,0.1,0.1")
                .err())
        .contains("--density has 3 values, but 2 layers run on the accelerator (conv2, readout)");
    assertThat(CommandRun.of("estimate", NETWORK, "--first-layer", "host", "--repeat", "2").err())
        .contains("say both");
  }
}
