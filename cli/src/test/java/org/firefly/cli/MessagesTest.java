package org.firefly.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.firefly.host.npy.NpyArray;
import org.firefly.host.npy.NpyReader;
import org.firefly.host.npy.NpyType;
import org.firefly.host.npy.NpyWriter;
import org.firefly.network.FireFlyNotes;
import org.firefly.network.Network;
import org.firefly.network.Tensor;
import org.firefly.network.nir.NirReader;
import org.firefly.network.nir.NirWriter;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What users are told about input that is not what it seems. */
class MessagesTest {
  private static final int STEPS = 3;

  @TempDir private Path folder;
  private Path model;

  @BeforeEach
  void writeModel() {
    model = SmallNetwork.write(folder);
  }

  private Path spikes() {
    byte[] values = new byte[2 * STEPS * 2 * 64];
    for (int i = 0; i < values.length; i++) {
      values[i] = (byte) (i % 3 == 0 ? 1 : 0);
    }
    Path file = folder.resolve("s.npy");
    NpyWriter.write(file, NpyArray.of(NpyType.UINT8, values, 2, STEPS, 2, 8, 8));
    return file;
  }

  private Path currents(int samples) {
    Path file = folder.resolve("x.npy");
    NpyWriter.write(file, NpyArray.of(NpyType.INT8, new byte[samples * 2 * 64], samples, 2, 8, 8));
    return file;
  }

  private static void assertRefused(String sentence, Object... arguments) {
    CommandRun run = CommandRun.of(arguments);
    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err()).contains(sentence).hasLineCount(1);
  }

  @Test
  void fewerTimeStepsCutSpikesAndMoreAreRefused() {
    Path dump = folder.resolve("dump");
    CommandRun run =
        CommandRun.of("run", model, "--input", spikes(), "--time-steps", 2, "--dump", dump);
    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(run.out()).contains("T = 2");
    try (NpyReader layer = NpyReader.open(dump.resolve("conv1.npy"))) {
      assertThat(layer.shape()).startsWith(2, 2);
    }
    assertRefused(
        "have " + STEPS + " time steps", "run", model, "--input", spikes(), "--time-steps", 4);
  }

  private Path modelOf(int timeSteps) {
    Network network = NirReader.read(model);
    Path file = folder.resolve("t" + timeSteps + ".nir");
    NirWriter.write(
        network.toBuilder()
            .metadata(network.metadata().with(FireFlyNotes.TIME_STEPS, Tensor.scalar(timeSteps)))
            .build(),
        file);
    return file;
  }

  @Test
  void spikesOfAnotherNumberOfStepsThanTheFileSaysAreAskedAbout() {
    for (String command : new String[] {"run", "package", "compare"}) {
      Object[] plain = {command, modelOf(5), "--input", spikes()};
      CommandRun refused = CommandRun.of(withOutput(command, plain));
      assertThat(refused.exitCode()).isEqualTo(1);
      assertThat(refused.err())
          .contains("2 samples have 3 time steps each, but the model file says 5")
          .contains("--time-steps 3")
          .hasLineCount(1);
    }
    CommandRun chosen = CommandRun.of("run", modelOf(5), "--input", spikes(), "--time-steps", 3);
    assertThat(chosen.exitCode()).as(chosen.err()).isZero();
    assertThat(chosen.out()).contains("T = 3");
  }

  @Test
  void exchangedSamplesAndStepsAreRecognised() {
    assertRefused("look like [T,N,C,H,W]", "run", modelOf(2), "--input", spikes());
  }

  @Test
  void labelsThatAreNoClassesAreRefused() {
    Path labels = folder.resolve("y.npy");
    NpyWriter.write(labels, NpyArray.of(new int[] {0, 99}, 2));
    for (String command : new String[] {"run", "package", "compare"}) {
      Object[] arguments = {command, model, "--input", currents(2), "--labels", labels};
      assertThat(CommandRun.of(withOutput(command, arguments)).err())
          .contains("label of sample 1 is 99")
          .contains(SmallNetwork.CLASSES + " classes")
          .hasLineCount(1);
    }
  }

  private Object[] withOutput(String command, Object[] arguments) {
    if (!command.equals("package")) {
      return arguments;
    }
    Object[] longer = java.util.Arrays.copyOf(arguments, arguments.length + 2);
    longer[arguments.length] = "-o";
    longer[arguments.length + 1] = folder.resolve("app.zip");
    return longer;
  }

  @Test
  void aLoweredBatchIsSaidWithLayerAndMemory() throws IOException {
    Path json = folder.resolve("report.json");
    CommandRun run =
        CommandRun.of("estimate", "64x64-16c3-16c3-10", "--batch", 200, "--json", json);
    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(run.err()).contains("batch 200 was lowered to ");
    JsonNode bound = new ObjectMapper().readTree(json.toFile()).path("batchBound");
    assertThat(bound.path("asked").asInt()).isEqualTo(200);
    assertThat(run.err()).contains("'" + bound.path("layer").asText() + "'");
    assertThat(run.out())
        .contains("200 asked, but " + bound.path("memory").asText() + " bounds it");
  }

  @Test
  void theScaleOfTheReadoutIsReported() throws IOException {
    Path json = folder.resolve("report.json");
    CommandRun run = CommandRun.of("run", model, "--input", currents(1), "--json", json);
    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(run.out()).containsPattern("readout +[0-9.e-]+ per step");
    assertThat(new ObjectMapper().readTree(json.toFile()).path("readoutScale").asDouble())
        .isPositive();
  }

  @Test
  void layersThatNeverFireAreNamed() {
    CommandRun dark = CommandRun.of("run", model, "--input", currents(2));
    assertThat(dark.exitCode()).as(dark.err()).isZero();
    assertThat(dark.err())
        .contains("warning: layer 'conv1', layer 'conv2' never fired in 2 samples");
    CommandRun lit = CommandRun.of("run", model, "--input", spikes());
    assertThat(lit.err()).doesNotContain("never fired");
  }

  @Test
  void aFileWithoutSamplesIsNamed() {
    assertRefused("holds no samples", "run", model, "--input", currents(0));
  }

  @Test
  void aProbabilityOfStallsThatIsNoneIsNamed() {
    for (String stalls : new String[] {"1.5", "1", "-0.1", "NaN"}) {
      assertRefused(
          "--memory-stalls is ",
          "run",
          model,
          "--input",
          currents(1),
          "--device",
          "rtl",
          "--memory-stalls",
          stalls);
    }
  }

  @Test
  void aWrongOptionIsTwoLines() {
    CommandRun run = CommandRun.of("run", model, "--input", currents(1), "--batch", "many");
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains("--batch").contains("firefly run --help").hasLineCount(2);
  }

  @Test
  void aPathThatIsNoneNamesTheRemedy() {
    CommandRun run = CommandRun.of("inspect", "a\0b");
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains("LC_ALL=C.UTF-8");
  }

  @Test
  void aByteOrderMarkInABoardFileIsNoKey() throws IOException {
    String text = CommandRun.of("boards", "kv260").out();
    Path mine = Files.writeString(folder.resolve("mine.properties"), "\uFEFF" + text);
    CommandRun run = CommandRun.of("estimate", "8x8-16c3-10", "--target", mine);
    assertThat(run.exitCode()).as(run.err()).isZero();
  }
}
