package org.firefly.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Random;
import org.firefly.host.npy.NpyArray;
import org.firefly.host.npy.NpyType;
import org.firefly.host.npy.NpyWriter;
import org.firefly.network.NetworkString;
import org.firefly.network.nir.NirWriter;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Networks that branch, join and loop, on the RTL, which the device compares layer by layer. */
@Timeout(600)
final class GraphOnRtlTest {
  private static final int SAMPLES = 2;

  /** Counted clocks are at most this share away from the clock model's. */
  private static final double NEAR = 0.02;

  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource({
    "8x8x2-18c3-18add3-20add3s2-20iand3-20res3-33res3s2-ap2-10, 4, 8",
    "6x6x2-18c3-p2-40rec-10, 6, 6"
  })
  void theRtlDoesWhatTheSimulatorDoes(String text, int steps, int side) throws IOException {
    Path model = folder.resolve("graph.nir");
    NirWriter.write(NetworkString.parse(text).toNetwork(1), model);
    byte[] spikes = new byte[SAMPLES * steps * 2 * side * side];
    Random random = new Random(5);
    for (int i = 0; i < spikes.length; i++) {
      spikes[i] = (byte) (random.nextInt(4) == 0 ? 1 : 0);
    }
    Path input = folder.resolve("x.npy");
    NpyWriter.write(input, NpyArray.of(NpyType.UINT8, spikes, SAMPLES, steps, 2, side, side));
    Path json = folder.resolve("report.json");
    CommandRun run =
        CommandRun.of(
            "run", model, "--input", input, "--batch", 2, "--device", "rtl", "--json", json);
    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(run.out()).contains("every spike, logit and overflow flag equals the simulator's");
    JsonNode report = new ObjectMapper().readTree(json.toFile());
    double counted = report.path("counters").path("clocks").asDouble();
    double estimate = report.path("totals").path("clocksPerImage").asDouble() * SAMPLES;
    assertThat(counted).isBetween((1 - NEAR) * estimate, (1 + NEAR) * estimate);
  }
}
