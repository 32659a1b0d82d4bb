package org.firefly.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.firefly.timing.Bound;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Clocks of an engine that takes them for spikes only. */
final class EngineTest {
  private static final String SCNN7 = "32x32-16c3-64c3-p2-128c3-128c3-p2-256c3-256c3-p2-512c3-10";

  private static final Path MODEL = Path.of("../models/fashion-mnist.nir");

  @TempDir private Path folder;

  private JsonNode report(Object... words) throws IOException {
    Path json = folder.resolve("r.json");
    List<Object> all = new ArrayList<>(List.of(words));
    all.addAll(List.of("--json", json));
    CommandRun run = CommandRun.of(all.toArray());
    assertThat(run.exitCode()).as(run.err()).isZero();
    return new JsonMapper().readTree(json.toFile());
  }

  private static double clocks(JsonNode report) {
    return report.path("totals").path("clocksPerImage").asDouble();
  }

  @Test
  void silentLayersTakeFewerClocksAndSayWhatBoundsThem() throws IOException {
    JsonNode report =
        report(
            "estimate",
            SCNN7,
            "--target",
            "zcu104",
            "--engine",
            "event",
            "--batch",
            8,
            "--density",
            0.05,
            "--repeat",
            1.6);
    assertThat(report.path("engine").asText()).isEqualTo("event");
    assertThat(report.path("figures").asText()).contains("cannot be generated yet");
    assertThat(clocks(report)).isBetween(40_000.0, 53_000.0);
    assertThat(report.has("blockMemory")).isFalse();
    long sum = 0;
    for (JsonNode layer : report.path("layers")) {
      sum += layer.path("clocks").asLong();
      assertThat(layer.path("boundBy").asText().toUpperCase(Locale.ROOT))
          .isIn(
              Bound.EVENTS.name(),
              Bound.FEEDING.name(),
              Bound.WEIGHTS.name(),
              Bound.NEURONS.name(),
              Bound.OUTPUT.name());
      assertThat(layer.path("density").asDouble()).isEqualTo(0.05);
      assertThat(layer.path("spikesPerUnion").asDouble()).isEqualTo(1.6);
      assertThat(layer.path("idealClocks").asLong())
          .isLessThanOrEqualTo(layer.path("clocks").asLong());
    }
    assertThat(clocks(report) * 8).isCloseTo(sum, within(1.0));
  }

  @ParameterizedTest
  @CsvSource({"0.05, event", "0.9, dense"})
  void theBestEngineDependsOnTheSpikes(double density, String expected) throws IOException {
    JsonNode best =
        report("estimate", SCNN7, "--engine", "best", "--batch", 8, "--density", density);
    assertThat(best.path("engine").asText()).isEqualTo(expected);
    assertThat(best.path("engineReason").asText()).contains("clocks per image instead of");
    JsonNode same =
        report(
            "estimate",
            SCNN7,
            "--engine",
            expected,
            "--batch",
            8,
            "--first-layer",
            "host",
            "--density",
            density);
    assertThat(clocks(best)).isEqualTo(clocks(same));
  }

  @Test
  void aRunTakesTheSpikesOfItsSamples() throws IOException {
    Object[] run = {"run", MODEL, "--data", "../data/fashion-mnist", "--limit", 4, "--engine"};
    List<Object> words = new ArrayList<>(List.of(run));
    words.add("event");
    JsonNode event = report(words.toArray());
    words.set(words.size() - 1, "dense");
    words.addAll(List.of("--first-layer", "host"));
    JsonNode dense = report(words.toArray());
    assertThat(clocks(event)).isLessThan(clocks(dense));
    assertThat(event.path("accuracy")).isEqualTo(dense.path("accuracy"));
    for (int layer = 0; layer < dense.path("layers").size(); layer++) {
      assertThat(event.path("layers").path(layer).path("density"))
          .isEqualTo(dense.path("layers").path(layer).path("density"));
    }
  }

  @Test
  void theSparseModelIsMadeForIt() throws IOException {
    JsonNode chain = ofImages("fashion-mnist");
    JsonNode sparse = ofImages("fashion-mnist-sparse");
    double density = 0;
    for (JsonNode layer : sparse.path("layers")) {
      density += layer.path("density").asDouble() / sparse.path("layers").size();
    }
    assertThat(density).isBetween(0.01, 0.12);
    assertThat(sparse.path("accuracy").asDouble())
        .isGreaterThanOrEqualTo(chain.path("accuracy").asDouble() - 0.003);
    assertThat(clocks(sparse)).isLessThan(0.65 * clocks(chain));
    assertThat(sparse.path("whole").path("accelerator").asText())
        .startsWith("Layers that ")
        .contains("% of the clocks: conv");
  }

  private JsonNode ofImages(String model) throws IOException {
    Path file = Path.of("../models", model + ".nir");
    return report(
        "run",
        file,
        "--data",
        "../data/fashion-mnist",
        "--limit",
        1000,
        "--batch",
        8,
        "--engine",
        "event");
  }

  @Test
  void whatItCannotRunIsRefusedByNameAndLeftToTheDenseEngine() throws IOException {
    String residual = "16x16-16c3-16add3-10";
    assertThat(CommandRun.of("estimate", residual, "--engine", "event").err())
        .contains("--engine event cannot run this network: layer '")
        .contains("joins maps of several layers");
    JsonNode best = report("estimate", residual, "--engine", "best");
    assertThat(best.path("engine").asText()).isEqualTo("dense");
    assertThat(best.path("engineReason").asText()).contains("joins maps of several layers");
    assertThat(CommandRun.of("estimate", SCNN7, "--engine", "event", "--first-layer", "chip").err())
        .contains("layer 'conv1' sees numbers");
  }

  @Test
  void partsThatOnlyTheDenseEngineHasAreRefused() {
    Path page = folder.resolve("p.html");
    assertThat(CommandRun.of("estimate", SCNN7, "--engine", "event", "--html", page).err())
        .contains("--html knows the dense engine only");
    assertThat(CommandRun.of("estimate", SCNN7, "--engine", "best", "--batch", "1,8").err())
        .contains("several boards and batches knows the dense engine only");
    assertThat(
            CommandRun.of(
                    "run",
                    MODEL,
                    "--data",
                    "../data/fashion-mnist",
                    "--device",
                    "rtl",
                    "--engine",
                    "event")
                .err())
        .contains("--device rtl knows the dense engine only");
    assertThat(CommandRun.of("estimate", SCNN7, "--engine", "spiking").exitCode()).isNotZero();
  }
}
