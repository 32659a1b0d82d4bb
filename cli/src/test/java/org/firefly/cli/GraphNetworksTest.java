package org.firefly.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.firefly.host.npy.NpyArray;
import org.firefly.host.npy.NpyType;
import org.firefly.host.npy.NpyWriter;
import org.firefly.network.Network;
import org.firefly.network.NetworkString;
import org.firefly.network.Neuron;
import org.firefly.network.Node;
import org.firefly.network.Shape;
import org.firefly.network.Tensor;
import org.firefly.network.nir.NirWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Networks that papers report, narrow in every build and whole in a soak: every layer of the
 * simulator fires as the float network, whose weights are integers. One of some inputs has a spike.
 */
final class GraphNetworksTest {
  private static final int SAMPLES = 3;

  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource({
    "8x8x3-18c3-18add3-18add3-20add3s2-20add3-33add3s2-33add3-ap2-10, 4, 4",
    "16x16x3-18c3-18iand3-18iand3-20iand3s2-20iand3-33iand3s2-33iand3-ap4-10, 4, 4",
    "8x8x3-18c3-18res3-18res3-20res3s2-20res3-33res3s2-33res3-ap2-10, 4, 4",
    "16x16x3-8c3-p2-16c3-p2-18c3-18c3-p2-20c3-20c3-p2-10, 4, 4",
    "1x1x70-40rec-20, 25, 32",
    "32x32x2-16c3-p2-16c3-p2-16c3-p2-16c3-p2-16c3-p2-30-11, 5, 4"
  })
  void narrowNetworksAreTheSameInBoth(String text, int steps, int rarity) throws IOException {
    compare(NetworkString.parse(text).toNetwork(1), steps, rarity);
  }

  @ParameterizedTest
  @EnabledIfSystemProperty(named = "firefly.soak", matches = "true")
  @CsvSource({
    "32x32-64c3-64add3-64add3-128add3s2-128add3-256add3s2-256add3-512add3s2-512add3-ap4-10, 4, 4",
    "32x32-64c3-64iand3-64iand3-128iand3s2-128iand3-256iand3s2-256iand3-512iand3s2-512iand3-ap4-10, 4, 4",
    "32x32-64c3-64res3-64res3-128res3s2-128res3-256res3s2-256res3-512res3s2-512res3-ap4-10, 4, 4",
    "32x32-64c3-p2-128c3-p2-256c3-256c3-p2-512c3-512c3-p2-512c3-512c3-p2-10, 4, 4",
    "1x1x700-256rec-20, 100, 32",
    "128x128x2-32c3-p2-32c3-p2-32c3-p2-32c3-p2-32c3-p2-128-11, 10, 4"
  })
  void wholeNetworksAreTheSameInBoth(String text, int steps, int rarity) throws IOException {
    compare(NetworkString.parse(text).toNetwork(1), steps, rarity);
  }

  /** The shape of the NIR paper's Braille networks: 12 inputs, 38 recurrent neurons, 7 letters. */
  @Test
  void recurrentCurrentsOfManyStepsRun() throws IOException {
    Network.Builder network =
        Network.builder()
            .add("input", new Node.Input(Shape.of(12)))
            .add("fc1", new Node.Affine(weights(38, 12), weights(38)))
            .add("lif1", cuba(38))
            .add("back", new Node.Affine(weights(38, 38), weights(38)))
            .add("fc2", new Node.Affine(weights(7, 38), weights(7)))
            .add("lif2", cuba(7))
            .add("output", new Node.Output(Shape.of(7)))
            .chain("input", "fc1", "lif1", "fc2", "lif2", "output")
            .chain("lif1", "back", "lif1");
    JsonNode report = report(network.build(), 256, 4, "--target", "kv260-synapses");
    assertThat(report.path("layers")).hasSize(2);
    for (JsonNode layer : report.path("layers")) {
      assertThat(layer.path("rateInt8").asDouble()).isBetween(0.01, 0.9);
      assertThat(layer.path("equalSpikes").asDouble()).isEqualTo(1);
    }
  }

  /** Decays of one half, and thresholds so low that a state has left the unit's grid by then. */
  private static Neuron.CubaLIF cuba(int neurons) {
    Tensor half = Tensor.filled(Shape.of(neurons), 2e-4);
    Tensor two = Tensor.filled(Shape.of(neurons), 2);
    Tensor zero = Tensor.filled(Shape.of(neurons), 0);
    return new Neuron.CubaLIF(
        half,
        Tensor.filled(Shape.of(neurons), 1e-4),
        Tensor.filled(Shape.of(neurons), 1),
        zero,
        Tensor.filled(Shape.of(neurons), 6),
        Optional.of(zero),
        two);
  }

  private static Tensor weights(int... shape) {
    Random random = new Random(shape.length);
    return Tensor.generate(Shape.of(shape), i -> random.nextInt(9) - 4);
  }

  private void compare(Network network, int steps, int rarity) throws IOException {
    JsonNode report = report(network, steps, rarity);
    assertThat(report.path("classesEqual").asDouble()).isEqualTo(1);
    for (JsonNode layer : report.path("layers")) {
      String name = layer.path("name").asText();
      assertThat(layer.path("rateInt8").asDouble()).as(name).isBetween(0.001, 0.999);
      assertThat(layer.path("equalSpikes").asDouble()).as(name).isEqualTo(1);
    }
  }

  private JsonNode report(Network network, int steps, int rarity, Object... options)
      throws IOException {
    Path model = folder.resolve("graph.nir");
    NirWriter.write(network, model);
    Shape shape = ((Node.Input) network.node("input")).shape();
    int[] all = new int[5];
    Arrays.fill(all, 1);
    all[0] = SAMPLES;
    all[1] = steps;
    for (int i = 0; i < shape.rank(); i++) {
      all[2 + i] = shape.dimension(i);
    }
    byte[] spikes = new byte[SAMPLES * steps * shape.size()];
    Random random = new Random(5);
    for (int i = 0; i < spikes.length; i++) {
      spikes[i] = (byte) (random.nextInt(rarity) == 0 ? 1 : 0);
    }
    Path input = folder.resolve("x.npy");
    NpyWriter.write(input, NpyArray.of(NpyType.UINT8, spikes, all));
    Path json = folder.resolve("report.json");
    CommandRun run =
        CommandRun.of(
            Stream.concat(
                    Stream.of(
                        "compare", model, "--input", input, "--batch", SAMPLES, "--json", json),
                    Arrays.stream(options))
                .toArray());
    assertThat(run.exitCode()).as(run.err()).isZero();
    return new ObjectMapper().readTree(json.toFile());
  }
}
