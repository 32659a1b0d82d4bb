package org.firefly.network.nir;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.firefly.network.Edge;
import org.firefly.network.Network;
import org.firefly.network.Neuron;
import org.firefly.network.Node;
import org.firefly.network.Padding1d;
import org.firefly.network.Padding2d;
import org.firefly.network.Shape;
import org.firefly.network.Shapes;
import org.firefly.network.Size2d;
import org.firefly.network.Tensor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Files of every version and layout, with the numbers that make_fixtures.py puts into them. */
class NirReaderTest {
  /** 0, 1/8, 2/8, ... */
  private static Tensor eighths(int... shape) {
    Shape target = Shape.of(shape);
    return Tensor.of(target, IntStream.range(0, target.size()).mapToDouble(i -> i / 8.0).toArray());
  }

  private static Tensor full(double value, int... shape) {
    return Tensor.filled(Shape.of(shape), value);
  }

  private static Network small(Neuron neuron) {
    return Network.builder()
        .add("input", new Node.Input(Shape.of(2)))
        .add("fc", new Node.Affine(eighths(3, 2), eighths(3)))
        .add("neuron", neuron)
        .add("output", new Node.Output(Shape.of(3)))
        .chain("input", "fc", "neuron", "output")
        .build();
  }

  private static Neuron lif(Optional<Tensor> reset) {
    return new Neuron.LIF(full(0.5, 3), full(1, 3), full(0, 3), full(1, 3), reset);
  }

  private static Node conv(int outputs, int inputs, int size) {
    Size2d one = Size2d.square(1);
    return new Node.Conv2d(
        Optional.of(Size2d.square(size)),
        eighths(outputs, inputs, 3, 3),
        one,
        Padding2d.symmetric(1, 1),
        one,
        1,
        eighths(outputs));
  }

  private static Neuron fire(int... shape) {
    return new Neuron.IF(full(1, shape), full(1, shape), Optional.empty());
  }

  private static Network convolutional() {
    Size2d two = Size2d.square(2);
    return Network.builder()
        .add("input", new Node.Input(Shape.of(2, 6, 6)))
        .add("0", conv(3, 2, 6))
        .add("1", fire(3, 6, 6))
        .add("2", new Node.SumPool2d(two, two, Size2d.square(0)))
        .add("3", conv(4, 3, 3))
        .add("4", fire(4, 3, 3))
        .add("5", new Node.Flatten(0, -1, Optional.of(Shape.of(4, 3, 3))))
        .add("10", new Node.Affine(eighths(5, 36), eighths(5)))
        .add("11", fire(5))
        .add("output", new Node.Output(Shape.of(5)))
        .chain("input", "0", "1", "2", "3", "4", "5", "10", "11", "output")
        .build();
  }

  @Test
  void missingVersionAndMissingResetAreKeptAsMissing() {
    NirFile file = NirReader.readFile(Fixtures.path("no-version"));
    assertThat(file.version()).isEmpty();
    assertThat(file.network()).isEqualTo(small(lif(Optional.empty())));
  }

  @Test
  void versionIsReportedAndResetRead() {
    assertThat(NirReader.readFile(Fixtures.path("v0.2-subtract")).version()).contains("0.2.0");
    assertThat(Fixtures.read("v0.2-subtract")).isEqualTo(small(lif(Optional.empty())));
    assertThat(Fixtures.read("v1.0.7-reset")).isEqualTo(small(lif(Optional.of(full(0, 3)))));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "paper-style",
        "head-gzip",
        "gzip-shuffle-fletcher",
        "lzf",
        "v108-superblock",
        "latest-superblock",
        "latest-gzip"
      })
  void storageLayoutDoesNotMatter(String name) {
    assertThat(Fixtures.read(name)).isEqualTo(convolutional());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "many-chunks",
        "many-chunks-latest",
        "growing-rows",
        "growing-both",
        "growing-old"
      })
  void partialChunksAreJoined(String name) {
    assertThat(Fixtures.read(name).node("fc"))
        .isEqualTo(new Node.Affine(eighths(7, 5), eighths(7)));
  }

  @ParameterizedTest
  @CsvSource({
    "unwritten-rows, 4",
    "unwritten-rows-growing, 4",
    "unwritten-all, 0",
    "unwritten-whole, 0"
  })
  void whatWasNeverWrittenHasTheFillValue(String name, int rows) {
    Tensor weight = ((Node.Affine) Fixtures.read(name).node("fc")).weight();
    int columns = weight.shape().dimension(1);
    for (int i = 0; i < weight.shape().size(); i++) {
      assertThat(weight.value(i)).as("element %s", i).isEqualTo(i < rows * columns ? i / 8.0 : 0.5);
    }
  }

  @Test
  void numbersInsideTheObjectHeaderAreRead() {
    assertThat(Fixtures.read("compact")).isEqualTo(small(lif(Optional.empty())));
  }

  @Test
  void everyNumericTypeAndByteOrderGivesTheSameNumbers() {
    Network network = Fixtures.read("numeric-types");
    double[] counting = IntStream.range(0, 9).asDoubleStream().toArray();
    List<Node> matrices =
        network.nodes().values().stream().filter(Node.Linear.class::isInstance).toList();
    assertThat(matrices)
        .hasSize(17)
        .containsOnly(new Node.Linear(Tensor.of(Shape.of(3, 3), counting)));
  }

  @Test
  void parametersMayBeScalarsOneElementOrFull() {
    assertThat(Fixtures.read("numeric-types").node("scalars"))
        .isEqualTo(
            new Neuron.LIF(
                Tensor.scalar(0.0625),
                Tensor.scalar(2),
                Tensor.vector(0),
                Tensor.scalar(3),
                Optional.of(full(0, 3))));
  }

  @Test
  void everyPrimitiveIsRead() {
    Network network = Fixtures.read("primitives");
    Shapes shapes = Shapes.infer(network);
    Node.Conv2d depthwise = (Node.Conv2d) network.node("depthwise");
    assertThat(depthwise.groups()).isEqualTo(4);
    assertThat(depthwise.stride()).isEqualTo(Size2d.square(2));
    assertThat(shapes.output("depthwise")).isEqualTo(Shape.of(4, 4, 4));
    assertThat(network.node("scale")).isEqualTo(new Node.Scale(eighths(4, 4, 4)));
    Size2d two = Size2d.square(2);
    assertThat(network.node("average")).isEqualTo(new Node.AvgPool2d(two, two, Size2d.square(0)));
    assertThat(network.node("threshold")).isEqualTo(new Node.Threshold(Tensor.vector(0.125)));
    assertThat(network.node("flatten")).isEqualTo(new Node.Flatten(0, 2, Optional.empty()));
    assertThat(network.node("linear")).isEqualTo(new Node.Linear(eighths(6, 2)));
    assertThat(network.node("delay")).isEqualTo(new Node.Delay(full(0.001, 6)));
    Tensor one = full(1, 6);
    Tensor zero = full(0, 6);
    assertThat(network.node("i")).isEqualTo(new Neuron.I(one));
    assertThat(network.node("li")).isEqualTo(new Neuron.LI(one, one, zero));
    assertThat(network.node("cubali"))
        .isEqualTo(new Neuron.CubaLI(one, one, one, zero, full(2, 6)));
  }

  @Test
  void inputWeightOfOldSynapticNeuronsIsOne() {
    Network network = Fixtures.read("primitives");
    Neuron.CubaLIF old = (Neuron.CubaLIF) network.node("cubalif-old");
    assertThat(old.wIn()).isEqualTo(Tensor.scalar(1));
    assertThat(old.vReset()).isEmpty();
    Neuron.CubaLIF recent = (Neuron.CubaLIF) network.node("cubalif");
    assertThat(recent.wIn()).isEqualTo(full(3, 6));
    assertThat(recent.vReset()).contains(full(0, 6));
    assertThat(recent.tauSyn()).isEqualTo(Tensor.scalar(0.25));
    assertThat(recent.tauMem()).isEqualTo(Tensor.scalar(0.5));
  }

  @Test
  void paddingAsTextIsResolved() {
    Network network = Fixtures.read("primitives");
    assertThat(((Node.Conv2d) network.node("same")).padding()).isEqualTo(new Padding2d(0, 0, 1, 1));
    assertThat(((Node.Conv2d) network.node("valid")).padding())
        .isEqualTo(Padding2d.symmetric(0, 0));
    Node.Conv1d conv1d = (Node.Conv1d) Fixtures.read("conv1d").node("conv");
    assertThat(conv1d.padding()).isEqualTo(new Padding1d(1, 2));
    assertThat(conv1d.inputLength()).contains(9);
  }

  @Test
  void nestedRecurrentGraphsAreInlined() {
    Network network = Fixtures.read("nested");
    assertThat(network.node("block")).isInstanceOf(Node.Subgraph.class);
    assertThat(network.flatten().edges())
        .containsExactlyInAnyOrder(
            new Edge("input", "fc1"),
            new Edge("fc1", "block.rnn.lif"),
            new Edge("block.rnn.lif", "block.rnn.w_rec"),
            new Edge("block.rnn.w_rec", "block.rnn.lif"),
            new Edge("block.rnn.lif", "lif1.lif"),
            new Edge("lif1.lif", "Ausgang ä"));
    assertThat(network.flatten().topologicalOrder()).startsWith("input", "fc1", "block.rnn.lif");
  }

  @Test
  void repeatedAndUnorderedEdgesAdd() {
    Network once = small(lif(Optional.empty()));
    Network.Builder twice = once.toBuilder();
    once.edges().subList(0, 2).forEach(edge -> twice.connect(edge.source(), edge.target()));
    assertThat(Fixtures.read("duplicate-edges")).isEqualTo(twice.build());
  }

  @Test
  void emptyEdgesAreNoEdges() {
    assertThat(Fixtures.read("no-edges").edges()).isEmpty();
  }

  @Test
  void metadataIsKeptAndUnknownFieldsAreIgnored() {
    Network network = Fixtures.read("metadata");
    assertThat(network.metadata().text("author")).contains("somebody");
    assertThat(network.metadata().textKeys()).containsExactly("author");
    assertThat(network.metadata("neuron").text("origin")).contains("unit test");
    assertThat(network.metadata("neuron").numbers("alpha")).contains(Tensor.scalar(0.5));
    assertThat(network.metadata("neuron").numbers("grid")).contains(eighths(2, 2));
    assertThat(network.node("fc")).isEqualTo(new Node.Affine(eighths(3, 2), eighths(3)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"sixty-nodes", "sixty-nodes-latest"})
  void groupsWithManyMembersAreRead(String name) {
    Network network = Fixtures.read(name);
    assertThat(network.topologicalOrder()).hasSize(62).startsWith("input", "n0", "n1", "n2");
  }
}
