package org.firefly.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Random;
import org.firefly.host.npy.NpyArray;
import org.firefly.host.npy.NpyWriter;
import org.firefly.network.Network;
import org.firefly.network.Node;
import org.firefly.network.Tensor;
import org.firefly.network.nir.NirReader;
import org.firefly.network.nir.NirWriter;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class CompareCommandTest {
  private static final int SAMPLES = 5;

  @TempDir private Path folder;
  private Path model;
  private Path currents;

  @BeforeEach
  void makeModelAndInput() {
    model = SmallNetwork.write(folder);
    currents = folder.resolve("x.npy");
    int[] values = new Random(1).ints(SAMPLES * 2 * 64, -200, 200).toArray();
    NpyWriter.write(currents, NpyArray.of(values, SAMPLES, 2, 8, 8));
  }

  @Test
  void anIntegerNetworkIsTheSameInBoth() throws IOException {
    JsonNode report = compare(model);
    assertThat(report.path("samples").asInt()).isEqualTo(SAMPLES);
    assertThat(report.path("weightBits").asInt()).isEqualTo(8);
    assertThat(report.path("classesEqual").asDouble()).isEqualTo(1);
    assertThat(report.path("conventions").asText()).startsWith("NIR");
    assertThat(report.path("layers")).hasSize(2);
    for (JsonNode layer : report.path("layers")) {
      assertThat(layer.path("equalSpikes").asDouble()).isEqualTo(1);
      assertThat(layer.path("rateFloat").asDouble()).isPositive();
      assertThat(layer.path("rateInt8")).isEqualTo(layer.path("rateFloat"));
      assertThat(layer.has("firstDifference")).isFalse();
    }
  }

  /** Weights that no scale makes integers: the second layer is off, and the report says where. */
  @Test
  void aDifferenceIsShownWhereItIsFirst() throws IOException {
    Network network = NirReader.read(model);
    Network.Builder builder = Network.builder();
    Random random = new Random(2);
    network.nodes().forEach((name, node) -> builder.add(name, blurred(node, random)));
    network.edges().forEach(edge -> builder.connect(edge.source(), edge.target()));
    Path blurred = folder.resolve("blurred.nir");
    NirWriter.write(builder.build(), blurred);

    JsonNode layer = compare(blurred).path("layers").path(1);
    assertThat(layer.path("equalSpikes").asDouble()).isBetween(0.5, 0.9999);
    assertThat(layer.path("firstDifference").path("sample").asInt()).isBetween(0, SAMPLES - 1);
    assertThat(layer.path("firstDifference").path("channel").asInt()).isBetween(0, 19);
    assertThat(layer.path("firstDifference").path("y").asInt()).isBetween(0, 3);
    assertThat(layer.path("firstDifference").path("fires").asText()).isIn("float", "int8");
  }

  @Test
  void theTableNamesEachLayerAndTheClasses() {
    CommandRun run = CommandRun.of("compare", model, "--input", currents, "--limit", 2);
    assertThat(run.exitCode()).isZero();
    assertThat(run.out())
        .contains("conv1", "conv2", "100.00 %", "none")
        .contains("Equal classes: 100.00 % of 2 samples, 4 time steps.");
  }

  @Test
  void fewerBitsOfWeightsAreSaid() throws IOException {
    Path json = folder.resolve("four.json");
    CommandRun run =
        CommandRun.of("compare", model, "--input", currents, "--weight-bits", 4, "--json", json);
    assertThat(run.out()).contains("4 time steps, weights of 4 bits.");
    assertThat(new ObjectMapper().readTree(json.toFile()).path("weightBits").asInt()).isEqualTo(4);
  }

  @Test
  void aBoardShowsNoLayers() {
    CommandRun run = CommandRun.of("compare", model, "--input", currents, "--device", "board");
    assertThat(run.exitCode()).isNotZero();
    assertThat(run.err()).contains("compare needs the simulator or the RTL");
  }

  private JsonNode compare(Path network) throws IOException {
    Path json = folder.resolve("comparison.json");
    CommandRun run = CommandRun.of("compare", network, "--input", currents, "--json", json);
    assertThat(run.exitCode()).as(run.err()).isZero();
    return new ObjectMapper().readTree(json.toFile());
  }

  private static Node blurred(Node node, Random random) {
    if (!(node instanceof Node.Conv2d conv)) {
      return node;
    }
    Tensor weight = conv.weight().map(w -> w * (1 + 0.3 * random.nextGaussian()));
    return new Node.Conv2d(
        conv.inputShape(),
        weight,
        conv.stride(),
        conv.padding(),
        conv.dilation(),
        conv.groups(),
        conv.bias());
  }
}
