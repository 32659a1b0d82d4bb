package org.firefly.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Networks that papers report, narrow in every build and whole in a soak: every layer of the
 * simulator fires as the float network, whose weights are integers.
 */
final class GraphNetworksTest {
  private static final int SAMPLES = 3;

  @TempDir private Path folder;

  @ParameterizedTest
  @EnumSource
  void narrowNetworksAreTheSameInBoth(PaperNetwork network) throws IOException {
    compare(network, false);
  }

  @ParameterizedTest
  @EnabledIfSystemProperty(named = "firefly.soak", matches = "true")
  @EnumSource
  void wholeNetworksAreTheSameInBoth(PaperNetwork network) throws IOException {
    compare(network, true);
  }

  private void compare(PaperNetwork network, boolean isWhole) throws IOException {
    Path model = folder.resolve("graph.nir");
    Path input = folder.resolve("x.npy");
    network.write(model, input, isWhole, SAMPLES, 1);
    Path json = folder.resolve("report.json");
    List<Object> words =
        new ArrayList<>(
            List.of("compare", model, "--input", input, "--batch", SAMPLES, "--json", json));
    // Readouts of random weights may need more room than membranes have at the finest scale.
    words.addAll(List.of("--calibration", input));
    words.addAll(network.options());
    CommandRun run = CommandRun.of(words.toArray());
    assertThat(run.exitCode()).as(run.err()).isZero();
    JsonNode report = new ObjectMapper().readTree(json.toFile());
    assertThat(report.path("classesEqual").asDouble()).isEqualTo(1);
    for (JsonNode layer : report.path("layers")) {
      String name = layer.path("name").asText();
      assertThat(layer.path("rateInt8").asDouble()).as(name).isBetween(0.001, 0.999);
      assertThat(layer.path("equalSpikes").asDouble()).as(name).isEqualTo(1);
    }
  }
}
