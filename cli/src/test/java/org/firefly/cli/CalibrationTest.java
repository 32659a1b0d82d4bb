package org.firefly.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.firefly.host.npy.NpyArray;
import org.firefly.host.npy.NpyReader;
import org.firefly.host.npy.NpyType;
import org.firefly.host.npy.NpyWriter;
import org.firefly.network.Network;
import org.firefly.network.Neuron;
import org.firefly.network.Node;
import org.firefly.network.Shape;
import org.firefly.network.Tensor;
import org.firefly.network.nir.NirWriter;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Membranes that drift away over many steps are told, and calibration samples keep them in. */
final class CalibrationTest {
  private static final int STEPS = 2000;
  private static final int SAMPLES = 2;

  @TempDir private Path folder;
  private Path model;
  private Path input;

  /** The first of two inputs always fires, which drives one membrane down by 127 a step. */
  @BeforeEach
  void makeModelAndInput() {
    model = folder.resolve("drift.nir");
    Tensor weights = Tensor.of(Shape.of(2, 2), -127.0, 126.0, 3.0, 5.0);
    Node neuron = new Neuron.IF(Tensor.scalar(1), Tensor.scalar(40), Optional.of(Tensor.scalar(0)));
    NirWriter.write(
        Network.builder()
            .add("input", new Node.Input(Shape.of(2)))
            .add("fc", new Node.Linear(weights))
            .add("fire", neuron)
            .add("output", new Node.Output(Shape.of(2)))
            .chain("input", "fc", "fire", "output")
            .build(),
        model);
    input = folder.resolve("x.npy");
    byte[] spikes = new byte[SAMPLES * STEPS * 2];
    for (int i = 0; i < spikes.length; i += 2) {
      spikes[i] = 1;
    }
    NpyWriter.write(input, NpyArray.of(NpyType.UINT8, spikes, SAMPLES, STEPS, 2));
  }

  @Test
  void anOverflowIsToldWithLayerFrequencyAndRemedy() throws IOException {
    Path json = folder.resolve("report.json");
    CommandRun run =
        CommandRun.of(
            "run", model, "--input", input, "--time-steps", STEPS, "--json", json, "--batch", 2);
    assertThat(run.err())
        .contains("membranes overflowed in layer 'fc' (batch blocks of 2 of 2 samples)")
        .contains("--calibration X.npy");
    JsonNode report = new ObjectMapper().readTree(json.toFile());
    assertThat(report.at("/overflows/0/name").asText()).isEqualTo("fc");
    assertThat(report.at("/overflows/0/samples").asInt()).isEqualTo(SAMPLES);
    assertThat(report.path("membraneOverflow").asBoolean()).isTrue();
  }

  @Test
  void aComparisonTellsAnOverflowTooSinceItExplainsTheDifference() {
    CommandRun run =
        CommandRun.of("compare", model, "--input", input, "--time-steps", STEPS, "--batch", 2);
    assertThat(run.exitCode()).isZero();
    assertThat(run.err())
        .contains("membranes overflowed in layer 'fc' (batch blocks of 2 of 2 samples)");
  }

  @Test
  void studiesTakeThemToo() throws IOException {
    assertThat(studied("")).isEqualTo("true");
    assertThat(studied("calibration: x.npy\n")).isEqualTo("false");
  }

  /** Whether membranes overflow in a study, which has one point. */
  private String studied(String more) throws IOException {
    String text = "networks: drift.nir\ntargets: kv260\ndata: x.npy\n";
    Path study = Files.writeString(folder.resolve("study.yaml"), text + more);
    Path results = folder.resolve("results");
    CommandRun run = CommandRun.of("explore", study, "-o", results);
    assertThat(run.exitCode()).as(run.err()).isZero();
    List<String> lines = Files.readAllLines(results.resolve("results.csv"));
    int column = List.of(lines.get(0).split(",")).indexOf("membraneOverflow");
    return lines.get(1).split(",")[column];
  }

  @Test
  void calibrationSamplesKeepMembranesIn() {
    Path output = folder.resolve("out.npy");
    CommandRun run =
        CommandRun.of(
            "run",
            model,
            "--input",
            input,
            "--time-steps",
            STEPS,
            "--calibration",
            input,
            "--output",
            output);
    assertThat(run.exitCode()).isZero();
    assertThat(run.err()).doesNotContain("overflowed");
    try (NpyReader reader = NpyReader.open(output)) {
      NpyArray counts = reader.readAll();
      assertThat(IntStream.range(0, 4).mapToLong(counts::longAt).toArray())
          .containsExactly(0, STEPS / 14, 0, STEPS / 14);
    }
    CommandRun explained =
        CommandRun.of("explain", model, "--spikes", "--time-steps", STEPS, "--calibration", input);
    assertThat(explained.out()).contains("scale      1.000 to 2.000").contains("cannot overflow");
  }
}
