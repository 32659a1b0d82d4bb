package org.firefly.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import org.firefly.host.npy.NpyArray;
import org.firefly.host.npy.NpyReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs on the RTL, which the device compares with the simulator after every layer. */
final class RtlRunTest {
  private static final Path HOME = Path.of("..");
  private static final Path MODEL = HOME.resolve("models/fashion-mnist.nir");
  private static final Path IMAGES = HOME.resolve("data/fashion-mnist");

  @TempDir private Path folder;

  /** -Dfirefly.soak.images=200 runs that many; an image takes about two seconds. */
  @Test
  void theShippedNetworkRunsInRtlAsInTheSimulator() throws IOException {
    int images = Integer.getInteger("firefly.soak.images", 20);
    Path fromRtl = folder.resolve("rtl.npy");
    Path fromSimulator = folder.resolve("simulator.npy");
    Path json = folder.resolve("report.json");
    CommandRun rtl =
        CommandRun.of(
            "run",
            MODEL,
            "--data",
            IMAGES,
            "--device",
            "rtl",
            "--limit",
            images,
            "--output",
            fromRtl,
            "--json",
            json);
    assertThat(rtl.exitCode()).as(rtl.err()).isZero();
    assertThat(rtl.out())
        .contains(images + " samples run on the RTL")
        .contains("every spike, logit and overflow flag equals the simulator's");
    CommandRun simulator =
        CommandRun.of("run", MODEL, "--data", IMAGES, "--limit", images, "--output", fromSimulator);
    assertThat(simulator.exitCode()).as(simulator.err()).isZero();
    assertThat(logits(fromRtl)).hasSize(10 * images).isEqualTo(logits(fromSimulator));
    assertThatClocksAreNearTheEstimate(new ObjectMapper().readTree(json.toFile()), images);
  }

  private static void assertThatClocksAreNearTheEstimate(JsonNode report, int images) {
    assertThat(report.path("device").asText()).isEqualTo("rtl");
    JsonNode counted = report.path("counters");
    assertThat(counted.path("blocks").asInt()).isEqualTo(images);
    double estimate = report.path("totals").path("clocksPerImage").asDouble() * images;
    assertThat(counted.path("clocks").asDouble()).isBetween(0.95 * estimate, 1.05 * estimate);
    assertThat(counted.path("layers")).hasSameSizeAs(report.path("layers"));
  }

  private static long[] logits(Path file) {
    try (NpyReader reader = NpyReader.open(file)) {
      NpyArray array = reader.readAll();
      long[] values = new long[array.size()];
      for (int i = 0; i < values.length; i++) {
        values[i] = array.longAt(i);
      }
      return values;
    }
  }

  @Test
  void fewSamplesRunByDefaultThroughTheMemoryThatTheOptionsDescribe() throws IOException {
    Path json = folder.resolve("report.json");
    CommandRun run =
        CommandRun.of(
            "run",
            MODEL,
            "--data",
            IMAGES,
            "--device",
            "rtl",
            "--dump",
            folder.resolve("dump"),
            "--json",
            json,
            "--memory-latency",
            "60:200",
            "--memory-bandwidth",
            8,
            "--memory-stalls",
            "0.1",
            "--seed",
            7);
    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(run.err()).contains("Building the RTL, P = 16").contains("first 4 of 10000 samples");
    assertThat(run.out()).contains("clock model").contains("stalled for weights");
    JsonNode memory = new ObjectMapper().readTree(json.toFile()).path("memory");
    assertThat(memory.path("portBytes").asInt()).isEqualTo(8);
    assertThat(memory.path("latencyClocks").asInt()).isEqualTo(130);
    try (NpyReader spikes = NpyReader.open(folder.resolve("dump/conv2.npy"))) {
      assertThat(spikes.shape()[0]).isEqualTo(4);
    }
  }

  @Test
  void memoryOptionsAreRefusedWithoutTheRtl() {
    CommandRun run = CommandRun.of("run", MODEL, "--data", IMAGES, "--memory-stalls", "0.1");
    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err()).contains("add --device rtl").hasLineCount(1);
  }

  @Test
  void anImpossibleLatencyIsTold() {
    CommandRun run =
        CommandRun.of(
            "run", MODEL, "--data", IMAGES, "--device", "rtl", "--memory-latency", "200:60");
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains("'200:60' is no latency; give clocks as in 100 or 60:200");
  }
}
