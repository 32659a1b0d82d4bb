package org.firefly.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.firefly.host.npy.NpyArray;
import org.firefly.host.npy.NpyReader;
import org.firefly.host.npy.NpyType;
import org.firefly.host.npy.NpyWriter;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class RunCommandTest {
  private static final int SAMPLES = 5;

  @TempDir private Path folder;
  private Path model;
  private Path currents;

  @BeforeEach
  void makeModelAndInput() {
    model = SmallNetwork.write(folder);
    currents = folder.resolve("x.npy");
    Random random = new Random(1);
    byte[] values = new byte[SAMPLES * 2 * 64];
    random.nextBytes(values);
    NpyWriter.write(currents, NpyArray.of(NpyType.INT8, values, SAMPLES, 2, 8, 8));
  }

  @Test
  void theFloatNetworkAnswersBeside() throws IOException {
    Path json = folder.resolve("report.json");
    CommandRun without = CommandRun.of("run", model, "--input", currents, "--json", json);
    assertThat(without.out()).doesNotContain("Float network");
    assertThat(new ObjectMapper().readTree(json.toFile()).has("comparison")).isFalse();
    CommandRun plain = CommandRun.of("run", model, "--input", currents, "--compare");
    assertThat(plain.out()).contains("Float network: 100.00 % of the classes equal.");

    Path labels = folder.resolve("y.npy");
    NpyWriter.write(labels, NpyArray.of(new int[SAMPLES], SAMPLES));
    CommandRun run =
        CommandRun.of(
            "run", model, "--input", currents, "--labels", labels, "--json", json, "--compare");
    assertThat(run.out()).containsPattern("Float network: accuracy [0-9.]+ %, 100.00 % of");
    JsonNode report = new ObjectMapper().readTree(json.toFile());
    JsonNode comparison = report.path("comparison");
    assertThat(comparison.path("classesEqual").asDouble()).isEqualTo(1);
    assertThat(comparison.path("accuracyFloat")).isEqualTo(report.path("accuracy"));
  }

  @Test
  void theReportHasTheFieldsThatScriptsRelyOn() throws IOException {
    Path json = folder.resolve("report.json");
    Path labels = folder.resolve("y.npy");
    NpyWriter.write(labels, NpyArray.of(new int[SAMPLES], SAMPLES));

    CommandRun run =
        CommandRun.of(
            "run", model, "--input", currents, "--labels", labels, "--json", json, "--batch", 2);

    assertThat(run.err()).isEmpty();
    assertThat(run.exitCode()).isZero();
    JsonNode report = new ObjectMapper().readTree(json.toFile());
    assertThat(report.path("samples").asInt()).isEqualTo(SAMPLES);
    assertThat(report.path("accuracy").isNumber()).isTrue();
    assertThat(report.path("target").asText()).isEqualTo("ultra96v2");
    assertThat(report.path("clockMHz").asInt()).isEqualTo(300);
    assertThat(report.path("timeSteps").asInt()).isEqualTo(4);
    assertThat(report.path("batch").asInt()).isEqualTo(2);
    assertThat(report.path("membraneOverflows").isInt()).isTrue();
    assertThat(report.path("wallSeconds").isNumber()).isTrue();
    assertThat(report.path("layers")).hasSize(3);
    assertThat(report.path("layers").path(0).path("name").asText()).isEqualTo("conv1");
    for (JsonNode layer : report.path("layers")) {
      assertThat(layer.fieldNames())
          .toIterable()
          .contains(
              "name",
              "kind",
              "idealClocks",
              "clocks",
              "utilisation",
              "boundBy",
              "density",
              "spikesPerUnion",
              "denseOperations",
              "effectiveOperations");
      assertThat(layer.path("spikesPerUnion").asDouble()).isBetween(1.0, 4.0);
    }
    assertThat(report.path("totals").fieldNames())
        .toIterable()
        .contains("clocksPerImage", "latencyUs", "fps", "gops", "utilisation");
  }

  @Test
  void weightsOfFewerBitsAreToldInTextReportAndExplanation() throws IOException {
    Path json = folder.resolve("report.json");
    CommandRun run =
        CommandRun.of("run", model, "--input", currents, "--json", json, "--weight-bits", 5);
    assertThat(run.out()).contains("batch 1, weights of 5 bits (");
    JsonNode report = new ObjectMapper().readTree(json.toFile());
    assertThat(report.path("weightBits").asInt()).isEqualTo(5);
    assertThat(CommandRun.of("explain", model, "--weight-bits", 5).out())
        .contains("weights    5 bits, -16 to 15");
    assertThat(CommandRun.of("estimate", model, "--weight-bits", 3).err())
        .contains("the number of bits of a weight is 3; choose one from 4 to 8");
  }

  @Test
  void theReportCountsAsNeuroBenchDoesAndMarksEstimatesOfEnergy() throws IOException {
    Path json = folder.resolve("report.json");
    CommandRun.of(
        "run", model, "--input", currents, "--json", json, "--energy", "horowitz-45nm-fp32");
    JsonNode report = new ObjectMapper().readTree(json.toFile());

    JsonNode counts = report.path("neurobench");
    JsonNode activity = counts.path("int8").path("activity");
    double acs = 0;
    for (JsonNode layer : report.path("layers")) {
      acs += layer.path("effectiveOperations").asDouble();
    }
    assertThat(counts.path("network").path("footprintBytes").asLong()).isPositive();
    assertThat(activity.path("effectiveAcs").asDouble()).isCloseTo(acs, within(1e-6));
    assertThat(activity.path("effectiveMacs").asDouble()).isPositive();
    assertThat(activity.path("activationSparsity").asDouble()).isBetween(0.0, 1.0);

    JsonNode energy = report.path("energy").path(0);
    assertThat(energy.path("model").asText()).isEqualTo("horowitz-45nm-fp32");
    assertThat(energy.path("estimatedNanojoulesPerSample").asDouble())
        .isCloseTo(
            (4.6 * activity.path("effectiveMacs").asDouble() + 0.9 * acs) / 1e3, within(1e-6));
    JsonNode hardware = report.path("hardware");
    assertThat(hardware.path("denseEquivalentGops").asDouble())
        .isEqualTo(report.path("totals").path("gops").asDouble());
    assertThat(hardware.path("effectiveGops").asDouble())
        .isPositive()
        .isLessThan(hardware.path("denseEquivalentGops").asDouble());
  }

  @Test
  void namesTheEnergyModelsThatThereAre() {
    CommandRun run = CommandRun.of("run", model, "--input", currents, "--energy", "nobody");
    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err()).contains("no energy model \"nobody\"", "horowitz-45nm-int8");
  }

  @Test
  void resultsDoNotDependOnBatchThreadsOrBoard() {
    int[] reference = results("--batch", "1", "--threads", "1");
    assertThat(reference).hasSize(SAMPLES * SmallNetwork.CLASSES);
    assertThat(results("--batch", "4", "--threads", "2")).isEqualTo(reference);
    assertThat(results("--batch", "3", "--target", "zcu104")).isEqualTo(reference);
  }

  private int[] results(String... options) {
    Path output = folder.resolve("out.npy");
    Object[] arguments = new Object[options.length + 6];
    System.arraycopy(
        new Object[] {"run", model, "--input", currents, "--output", output}, 0, arguments, 0, 6);
    System.arraycopy(options, 0, arguments, 6, options.length);
    CommandRun run = CommandRun.of(arguments);
    assertThat(run.exitCode()).as(run.err()).isZero();
    try (NpyReader reader = NpyReader.open(output)) {
      assertThat(reader.type()).isEqualTo(NpyType.INT32);
      NpyArray array = reader.readAll();
      int[] values = new int[array.size()];
      for (int i = 0; i < values.length; i++) {
        values[i] = (int) array.longAt(i);
      }
      return values;
    }
  }

  @Test
  void theDumpHoldsTheSpikesOfEveryLayer() {
    Path dump = folder.resolve("dump");
    CommandRun run = CommandRun.of("run", model, "--input", currents, "--dump", dump, "--limit", 3);
    assertThat(run.exitCode()).as(run.err()).isZero();
    try (NpyReader host = NpyReader.open(dump.resolve("conv1.npy"));
        NpyReader layer = NpyReader.open(dump.resolve("conv2.npy"))) {
      assertThat(host.shape()).containsExactly(3, 4, 16, 8, 8);
      assertThat(layer.type()).isEqualTo(NpyType.UINT8);
      assertThat(layer.shape()).containsExactly(3, 4, 20, 4, 4);
    }
  }

  @Test
  void spikesRunEveryLayerOnTheAccelerator() {
    Path spikes = folder.resolve("s.npy");
    byte[] values = new byte[2 * 3 * 2 * 64];
    Random random = new Random(2);
    for (int i = 0; i < values.length; i++) {
      values[i] = (byte) random.nextInt(2);
    }
    NpyWriter.write(spikes, NpyArray.of(NpyType.UINT8, values, 2, 3, 2, 8, 8));
    CommandRun run = CommandRun.of("run", model, "--input", spikes);
    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(run.out()).contains("T = 3").contains("conv1");
  }

  @Test
  void anInputOfTheWrongShapeNamesBothShapes() {
    Path wrong = folder.resolve("wrong.npy");
    NpyWriter.write(wrong, NpyArray.of(NpyType.INT8, new byte[64], 1, 1, 8, 8));
    CommandRun run = CommandRun.of("run", model, "--input", wrong);
    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err()).contains("2x8x8").contains("1x8x8").hasLineCount(1);
  }

  @Test
  void labelsOfAnotherCountAreRefused() {
    Path labels = folder.resolve("y.npy");
    NpyWriter.write(labels, NpyArray.of(new int[3], 3));
    CommandRun run = CommandRun.of("run", model, "--input", currents, "--labels", labels);
    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err()).contains("3 labels for 5 samples");
  }

  @Test
  void aFileThatIsNoModelIsOneSentence() throws IOException {
    Path text = Files.writeString(folder.resolve("text.nir"), "no hdf5");
    CommandRun run = CommandRun.of("run", text, "--input", currents);
    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err()).contains("text.nir").hasLineCount(1);
  }

  @Test
  void anUnknownBoardListsTheKnownOnes() {
    CommandRun run = CommandRun.of("run", model, "--input", currents, "--target", "pynq");
    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err()).contains("pynq").contains("kv260").contains("zcu104");
  }

  @Test
  void aBoardThatIsNotThereIsOneSentenceAndLeavesNothing() throws IOException {
    Path configuration = Files.writeString(folder.resolve("b.properties"), "root = " + folder);
    Path output = folder.resolve("out.npy");
    CommandRun run =
        CommandRun.of(
            "run",
            model,
            "--input",
            currents,
            "--device",
            "board",
            "--board-config",
            configuration,
            "--output",
            output);
    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err()).startsWith("firefly: There is no ").contains("uio").hasLineCount(1);
    assertThat(output).doesNotExist();
  }

  @Test
  void aBoardHasNoSpikesOfEveryLayer() {
    CommandRun run =
        CommandRun.of(
            "run",
            model,
            "--input",
            currents,
            "--device",
            "board",
            "--dump",
            folder.resolve("dump"));
    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err()).contains("--dump needs the simulator or the RTL");
  }
}
