package org.firefly.network.nir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jhdf.HdfFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.firefly.network.Metadata;
import org.firefly.network.Network;
import org.firefly.network.NetworkException;
import org.firefly.network.NetworkString;
import org.firefly.network.Neuron;
import org.firefly.network.Node;
import org.firefly.network.Padding1d;
import org.firefly.network.Padding2d;
import org.firefly.network.Shape;
import org.firefly.network.Size2d;
import org.firefly.network.Tensor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class NirWriterTest {
  private static final Size2d ONE = Size2d.square(1);
  private static final Size2d TWO = Size2d.square(2);

  @TempDir private Path folder;

  private Network writeAndRead(Network network) {
    Path file = folder.resolve("model.nir");
    NirWriter.write(network, file);
    return NirReader.read(file);
  }

  private static Network around(Node node, Shape input) {
    return Network.builder()
        .add("input", new Node.Input(input))
        .add("node", node)
        .chain("input", "node")
        .build();
  }

  private static Tensor tensor(int... shape) {
    Shape target = Shape.of(shape);
    double[] values = new double[target.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = i - 3.5;
    }
    return Tensor.of(target, values);
  }

  private static Node.Conv2d conv2d(Tensor weight, Padding2d padding, int groups) {
    return new Node.Conv2d(
        Optional.of(new Size2d(6, 5)),
        weight,
        ONE,
        padding,
        ONE,
        groups,
        tensor(weight.shape().dimension(0)));
  }

  static Stream<Network> primitives() {
    Tensor tau = Tensor.scalar(0.1);
    Tensor r = Tensor.vector(1, 2, 3);
    Tensor zero = Tensor.scalar(0);
    Optional<Tensor> none = Optional.empty();
    Optional<Tensor> reset = Optional.of(zero);
    Shape vector = Shape.of(3);
    Shape map = Shape.of(2, 6, 5);
    return Stream.of(
        around(new Node.Output(vector), vector),
        around(new Node.Affine(tensor(4, 3), tensor(4)), vector),
        around(new Node.Linear(tensor(4, 3)), vector),
        around(new Node.Linear(tensor(2, 4, 3)), Shape.of(2, 3)),
        around(new Node.Scale(tensor(2, 6, 5)), map),
        around(conv2d(tensor(4, 2, 3, 3), Padding2d.symmetric(1, 2), 1), map),
        around(conv2d(tensor(4, 1, 3, 3), Padding2d.symmetric(0, 0), 2), map),
        around(conv2d(tensor(4, 2, 2, 4), Padding2d.same(new Size2d(2, 4), ONE), 1), map),
        around(conv1d(Padding1d.symmetric(1), 2), Shape.of(2, 9)),
        around(conv1d(Padding1d.same(4, 1), 1), Shape.of(2, 9)),
        around(new Node.SumPool2d(TWO, ONE, ONE), map),
        around(new Node.AvgPool2d(TWO, TWO, Size2d.square(0)), map),
        around(new Node.Flatten(0, -1, Optional.of(map)), map),
        around(new Node.Flatten(1, 2, Optional.empty()), map),
        around(new Node.Delay(Tensor.vector(0.001, 0.002, 0)), vector),
        around(new Node.Threshold(Tensor.scalar(0.5)), vector),
        around(new Neuron.I(r), vector),
        around(new Neuron.IF(r, tau, none), vector),
        around(new Neuron.IF(r, tau, reset), vector),
        around(new Neuron.LI(tau, r, zero), vector),
        around(new Neuron.LIF(tau, r, zero, r, none), vector),
        around(new Neuron.LIF(tau, r, zero, r, reset), vector),
        around(new Neuron.CubaLI(tau, tau, r, zero, r), vector),
        around(new Neuron.CubaLIF(tau, tau, r, zero, r, none, r), vector),
        around(new Neuron.CubaLIF(tau, tau, r, zero, r, reset, r), vector));
  }

  private static Node conv1d(Padding1d padding, int stride) {
    return new Node.Conv1d(
        Optional.of(9), tensor(3, 2, 4), stride, padding, 1, 1, Tensor.vector(1, 2, 3));
  }

  @ParameterizedTest
  @MethodSource("primitives")
  void everyPrimitiveSurvives(Network network) {
    assertThat(writeAndRead(network)).isEqualTo(network);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"nested", "metadata", "numeric-types", "primitives", "paper-style", "conv1d"})
  void whatOtherToolsWroteSurvives(String name) {
    Network network = Fixtures.read(name);
    assertThat(writeAndRead(network)).isEqualTo(network);
  }

  @Test
  void randomNetworkSurvivesWithItsIntegers() {
    Network network = NetworkString.parse("12x10x2-8c3-p2-20-10").toNetwork(3);
    Network copy = writeAndRead(network);
    assertThat(copy).isEqualTo(network);
    assertThat(copy.node("conv1").parameters().get("weight").isIntegral()).isTrue();
  }

  @Test
  void numbersTakeSinglePrecisionUnlessThatLosesSome() {
    Network network =
        Network.builder()
            .add("input", new Node.Input(Shape.of(2)))
            .add("single", new Node.Scale(Tensor.vector(0.5, -127)))
            .add("double", new Node.Scale(Tensor.vector(0.1, 16_777_217)))
            .chain("input", "single", "double")
            .build();
    assertThat(writeAndRead(network)).isEqualTo(network);
    try (HdfFile file = new HdfFile(folder.resolve("model.nir"))) {
      assertThat(file.getDatasetByPath("/node/nodes/single/scale").getDataType().getSize())
          .isEqualTo(Float.BYTES);
      assertThat(file.getDatasetByPath("/node/nodes/double/scale").getDataType().getSize())
          .isEqualTo(Double.BYTES);
    }
  }

  @Test
  void layoutIsThatOfNir() {
    NirWriter.write(Fixtures.read("conv1d"), folder.resolve("model.nir"));
    try (HdfFile file = new HdfFile(folder.resolve("model.nir"))) {
      assertThat(file.getDatasetByPath("/version").getData()).isEqualTo(NirWriter.NIR_VERSION);
      assertThat(file.getDatasetByPath("/node/type").getData()).isEqualTo("NIRGraph");
      assertThat(file.getDatasetByPath("/node/edges").getDimensions()).containsExactly(2, 2);
      assertThat(file.getDatasetByPath("/node/nodes/conv/type").getData()).isEqualTo("Conv1d");
      assertThat(file.getDatasetByPath("/node/nodes/conv/padding").getData()).isEqualTo("same");
      assertThat(file.getDatasetByPath("/node/nodes/conv/stride").getData()).isEqualTo(1L);
      assertThat(file.getDatasetByPath("/node/nodes/conv/weight").getDimensions())
          .containsExactly(3, 2, 4);
      assertThat(file.getDatasetByPath("/node/nodes/input/shape").getData())
          .isEqualTo(new long[] {2, 9});
    }
  }

  @Test
  void notesSurviveUnderUnicodeKeys() {
    Metadata notes =
        Metadata.empty().with("firefly:Schlüssel", "Wärme").with("rates", Tensor.vector(0.1, 0.2));
    Network network =
        Network.builder()
            .add("input", new Node.Input(Shape.of(3)))
            .add("Schicht 1.ü", new Neuron.I(Tensor.scalar(1)), notes)
            .chain("input", "Schicht 1.ü")
            .metadata(notes)
            .build();
    assertThat(writeAndRead(network)).isEqualTo(network);
  }

  @Test
  void paddingThatNirCannotStoreIsRefusedByName() {
    Node node = conv2d(tensor(4, 2, 3, 3), new Padding2d(0, 1, 2, 1), 1);
    Network network = around(node, Shape.of(2, 6, 5));
    assertThatThrownBy(() -> writeAndRead(network))
        .isInstanceOf(NetworkException.class)
        .hasMessageContaining("model.nir: node 'node', field 'padding'");
  }

  @Test
  void failureLeavesTheOldFileAndNothingElse() throws IOException {
    Path file = folder.resolve("model.nir");
    NirWriter.write(Fixtures.read("conv1d"), file);
    byte[] before = Files.readAllBytes(file);
    Network unconnected = Network.builder().add("input", new Node.Input(Shape.of(3))).build();
    assertThatThrownBy(() -> NirWriter.write(unconnected, file))
        .isInstanceOf(NetworkException.class)
        .hasMessageContaining("field 'edges'");
    assertThat(file).hasBinaryContent(before);
    assertThat(folder).isDirectoryNotContaining(path -> !path.equals(file));
  }

  @Test
  void missingFoldersAreMade() {
    Path file = folder.resolve("absent").resolve("model.nir");
    NirWriter.write(Fixtures.read("conv1d"), file);
    assertThat(NirReader.read(file)).isEqualTo(Fixtures.read("conv1d"));
  }

  @Test
  void aFolderThatIsAFileIsTold() throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "");
    assertThatThrownBy(() -> NirWriter.write(Fixtures.read("conv1d"), file.resolve("model.nir")))
        .isInstanceOf(NetworkException.class)
        .hasMessageStartingWith(file.toString())
        .hasMessageContaining("is no folder");
  }
}
