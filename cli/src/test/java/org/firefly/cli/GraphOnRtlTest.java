package org.firefly.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import org.firefly.host.npy.NpyArray;
import org.firefly.host.npy.NpyType;
import org.firefly.host.npy.NpyWriter;
import org.firefly.network.Network;
import org.firefly.network.Neuron;
import org.firefly.network.Node;
import org.firefly.network.Shape;
import org.firefly.network.Tensor;
import org.firefly.network.nir.NirWriter;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Networks that branch, join and loop, on the RTL, which the device compares layer by layer. */
@Timeout(600)
final class GraphOnRtlTest {
  private static final int SAMPLES = 2;

  /** Of one position and time step. */
  private static final int MOST_EVENTS = 3;

  /** Counted clocks are at most this share away from the clock model's. */
  private static final double NEAR = 0.02;

  /** What a soak counted; scripts/network-soak prints it. */
  private static final Path TABLE = Path.of("target", "network-soak.md");

  private static final List<String> ROWS = new ArrayList<>();

  @TempDir private Path folder;

  @AfterAll
  static void writeTable() throws IOException {
    if (!ROWS.isEmpty()) {
      List<String> lines = new ArrayList<>();
      lines.add("| network | T | clocks of a sample on the RTL | clock model | difference |");
      lines.add("|---|---|---|---|---|");
      lines.addAll(ROWS);
      Files.write(TABLE, lines);
    }
  }

  @ParameterizedTest
  @EnumSource
  void theRtlDoesWhatTheSimulatorDoes(PaperNetwork network) throws IOException {
    run(network, false, SAMPLES);
  }

  /** See scripts/network-soak. */
  @ParameterizedTest
  @EnabledIfSystemProperty(named = "firefly.soak", matches = "true")
  @Timeout(7200)
  @EnumSource
  void wholeNetworksRunOnTheRtl(PaperNetwork network) throws IOException {
    Clocks clocks = run(network, true, 1);
    ROWS.add(
        String.format(
            Locale.ROOT,
            "| %s | %d | %.0f | %.0f | %.2f %% |",
            network,
            network.timeSteps(true),
            clocks.counted(),
            clocks.estimated(),
            100 * (clocks.estimated() / clocks.counted() - 1)));
  }

  /** Of all samples. */
  private record Clocks(double counted, double estimated) {}

  private Clocks run(PaperNetwork network, boolean isWhole, int samples) throws IOException {
    int most = network == PaperNetwork.DVS ? MOST_EVENTS : 1;
    network.write(model(), input(), isWhole, samples, most);
    return compare(samples, network.options());
  }

  /** A source between whose planes others lie, one two steps late, and two layers on a cycle. */
  @Test
  void planesThatLieApartAndStepsBeforeTheFirst() throws IOException {
    Network network =
        Network.builder()
            .add("input", new Node.Input(Shape.of(2, 4, 4)))
            .add("a", dense(40, 32))
            .add("n", neurons())
            .add("b", dense(20, 40))
            .add("direct", dense(20, 32))
            .add("m", neurons())
            .add("c", dense(33, 20))
            .add("late", new Node.Delay(Tensor.scalar(2e-4)))
            .add("old", dense(33, 32))
            .add("back", dense(40, 33))
            .add("k", neurons())
            .add("flat", new Node.Flatten(0, -1, Optional.empty()))
            .add("output", new Node.Output(Shape.of(33)))
            .chain("input", "flat", "a", "n", "b", "m", "c", "k", "output")
            .chain("flat", "direct", "m")
            .chain("input", "late", "old0", "old", "k")
            .chain("k", "back", "n")
            .add("old0", new Node.Flatten(0, -1, Optional.empty()))
            .build();
    compare(network, 6, 4);
  }

  private static Node.Linear dense(int outputs, int inputs) {
    Random random = new Random(outputs + inputs);
    return new Node.Linear(Tensor.generate(Shape.of(outputs, inputs), i -> random.nextInt(15) - 6));
  }

  private static Neuron.IF neurons() {
    return new Neuron.IF(Tensor.scalar(1), Tensor.scalar(9), Optional.of(Tensor.scalar(0)));
  }

  private void compare(Network network, int steps, int side) throws IOException {
    NirWriter.write(network, model());
    byte[] spikes = new byte[SAMPLES * steps * 2 * side * side];
    Random random = new Random(5);
    for (int i = 0; i < spikes.length; i++) {
      spikes[i] = (byte) (random.nextInt(4) == 0 ? 1 : 0);
    }
    NpyWriter.write(input(), NpyArray.of(NpyType.UINT8, spikes, SAMPLES, steps, 2, side, side));
    compare(SAMPLES, List.of());
  }

  private Path model() {
    return folder.resolve("graph.nir");
  }

  private Path input() {
    return folder.resolve("x.npy");
  }

  private Clocks compare(int samples, List<String> options) throws IOException {
    Path json = folder.resolve("report.json");
    List<Object> words =
        new ArrayList<>(
            List.of("run", model(), "--input", input(), "--batch", samples, "--device", "rtl"));
    words.addAll(List.of("--json", json));
    words.addAll(options);
    CommandRun run = CommandRun.of(words.toArray());
    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(run.out()).contains("every spike, logit and overflow flag equals the simulator's");
    JsonNode report = new ObjectMapper().readTree(json.toFile());
    double counted = report.path("counters").path("clocks").asDouble();
    double estimate = report.path("totals").path("clocksPerImage").asDouble() * samples;
    assertThat(counted).isBetween((1 - NEAR) * estimate, (1 + NEAR) * estimate);
    return new Clocks(counted, estimate);
  }
}
