package org.firefly.compiler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.firefly.compiler.Golden.affine;
import static org.firefly.compiler.Golden.check;
import static org.firefly.compiler.Golden.conv;
import static org.firefly.compiler.Golden.flatten;
import static org.firefly.compiler.Golden.options;
import static org.firefly.compiler.Golden.spiking;
import static org.firefly.compiler.Golden.sumPool;

import java.util.List;
import java.util.Random;
import org.firefly.compiler.quantise.QuantisedLayer;
import org.firefly.network.Network;
import org.firefly.network.NetworkString;
import org.firefly.network.Node;
import org.firefly.network.Shape;
import org.firefly.network.Tensor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Networks that branch and join compute what the graph says, bit for bit. */
class GraphTest {
  private static final Shape MAP = Shape.of(20, 6, 6);
  private static final Random RANDOM = new Random(7);

  private static Network.Builder begun() {
    return Network.builder()
        .add("input", new Node.Input(MAP))
        .add("stem", conv(RANDOM, 20, 20, 3, 1, 1))
        .add("s", spiking(6))
        .chain("input", "stem", "s");
  }

  /** A block from one population to another, of two convolutions. */
  private static Network.Builder block(Network.Builder to, String from, String name, int stride) {
    return to.add(name + "conv1", conv(RANDOM, 20, 20, 3, stride, 1))
        .add(name + "n1", spiking(8))
        .add(name + "conv2", conv(RANDOM, 20, 20, 3, 1, 1))
        .chain(from, name + "conv1", name + "n1", name + "conv2");
  }

  private static Network ended(Network.Builder network, String from, int positions) {
    return network
        .add("flat", flatten())
        .add("fc", affine(RANDOM, 20 * positions, 10))
        .add("output", new Node.Output(Shape.of(10)))
        .chain(from, "flat", "fc", "output")
        .build();
  }

  private static List<String> described(Compilation compilation) {
    return compilation.layers().stream().map(QuantisedLayer::description).toList();
  }

  @Test
  void currentsOfAResidualBlockAdd() {
    Network.Builder network = block(begun(), "s", "a", 1);
    network.add("join", spiking(9)).chain("aconv2", "join").chain("s", "join");
    Compilation compilation = check(1, ended(network, "join", 36), options());
    assertThat(described(compilation))
        .containsExactly(
            "conv 3x3 20-20",
            "conv 3x3 20-20",
            "conv 3x3 + identity 20+20-20",
            "linear 720-10, readout");
  }

  @Test
  void aBranchOfOneStrideMeetsOneOfTwo() {
    Network.Builder network = block(begun(), "s", "a", 2);
    network
        .add("down", conv(RANDOM, 20, 20, 1, 2, 0))
        .add("join", spiking(9))
        .chain("aconv2", "join")
        .chain("s", "down", "join");
    Compilation compilation = check(2, ended(network, "join", 9), options());
    assertThat(described(compilation)).contains("resample 20-20", "conv 3x3 + conv 1x1 20+20-20");
  }

  @Test
  void phasesOfALargerKernelMeetAMapWithoutStride() {
    Network.Builder network = block(begun(), "s", "a", 2);
    network
        .add("wide", conv(RANDOM, 20, 20, 5, 2, 2))
        .add("join", spiking(9))
        .chain("an1", "join")
        .chain("aconv2", "join")
        .chain("s", "wide", "join");
    check(3, ended(network, "join", 9), options());
  }

  @Test
  void mapsOfOtherSizesMeet() {
    Network.Builder network =
        begun()
            .add("valid", conv(RANDOM, 20, 20, 3, 1, 0))
            .add("v", spiking(5))
            .add("same", conv(RANDOM, 20, 20, 3, 1, 1))
            .add("narrow", conv(RANDOM, 20, 20, 3, 1, 0))
            .add("join", spiking(9))
            .chain("s", "valid", "v", "same", "join")
            .chain("s", "narrow", "join");
    check(4, ended(network, "join", 16), options());
  }

  @Test
  void sumsOfSpikesAreReadAsTheirAddends() {
    Network.Builder network = block(begun(), "s", "a", 1);
    network.add("a2", spiking(7)).chain("aconv2", "a2");
    block(network, "s", "b", 1).connect("a2", "bconv1");
    network.add("b2", spiking(7)).chain("bconv2", "b2");
    network.add("sum", sumPool(2)).chain("s", "sum").chain("a2", "sum").chain("b2", "sum");
    Compilation compilation = check(5, ended(network, "sum", 9), options());
    assertThat(described(compilation))
        .contains("conv 3x3 20+20-20", "linear 720+720+720-10, readout");
  }

  @Test
  void gatesAreThresholdsOfSums() {
    Network.Builder network = block(begun(), "s", "a", 1);
    network
        .add("new", spiking(7))
        .add("not", new Node.Scale(Tensor.scalar(-1)))
        .add("iand", new Node.Threshold(Tensor.scalar(0.5)))
        .chain("aconv2", "new", "iand")
        .chain("s", "not", "iand");
    Compilation compilation = check(6, ended(network, "iand", 36), options());
    assertThat(described(compilation)).contains("identity + scale 20+20-20");
  }

  @Test
  void aPoolWhoseFrontOthersSeeIsALayer() {
    Network.Builder network =
        begun()
            .add("pool", sumPool(2))
            .add("or", new Node.Threshold(Tensor.scalar(0.5)))
            .add("down", conv(RANDOM, 20, 20, 3, 2, 1))
            .add("join", spiking(9))
            .chain("s", "pool", "or", "join")
            .chain("s", "down", "join");
    Compilation compilation = check(7, ended(network, "join", 9), options());
    assertThat(compilation.layers()).noneMatch(QuantisedLayer::pool);
  }

  @Test
  void vectorsOfTwoSourcesArePacked() {
    Network network =
        Network.builder()
            .add("input", new Node.Input(Shape.of(50)))
            .add("a", affine(RANDOM, 50, 40))
            .add("n", spiking(5))
            .add("b", affine(RANDOM, 40, 33))
            .add("direct", affine(RANDOM, 50, 33))
            .add("m", spiking(7))
            .add("output", new Node.Output(Shape.of(33)))
            .chain("input", "a", "n", "b", "m", "output")
            .chain("input", "direct", "m")
            .build();
    check(8, network, options());
  }

  @Test
  void spikesComeLate() {
    Network network =
        begun()
            .add("late", new Node.Delay(Tensor.scalar(2e-4)))
            .add("a", conv(RANDOM, 20, 20, 3, 1, 1))
            .add("b", conv(RANDOM, 20, 20, 1, 1, 0))
            .add("join", spiking(9))
            .add("output", new Node.Output(MAP))
            .chain("s", "late", "a", "join", "output")
            .chain("s", "b", "join")
            .build();
    check(9, network, options().withTimeSteps(5));
  }

  @Test
  void spikesThatComeTooLateAreNeverSeen() {
    Network network =
        Golden.chain(
                MAP, new Node.Delay(Tensor.scalar(1)), conv(RANDOM, 20, 20, 3, 1, 1), spiking(5))
            .toBuilder()
            .connect("input", "2")
            .build();
    Compilation compilation = check(12, network, options());
    assertThat(compilation.program().memoryBytes()).isLessThan(200_000);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "8x8x2-18c3-18res3-20res3s2-20res3-ap2-10",
        "8x8x2-18c3-18add3-20add3s2-20add3-20add3-ap2-10",
        "8x8x2-18c3-18iand3-20iand3s2-20iand3-p2-10",
        "9x7x3-17res3s2-17add5-p2-30-10"
      })
  void residualNetworksOfPapers(String text) {
    check(13, NetworkString.parse(text).toNetwork(3), options());
  }

  @ParameterizedTest
  @ValueSource(strings = {"1x1x50-40rec-20rec-10", "6x6x3-8c3-p2-33rec-10"})
  void recurrentNetworks(String text) {
    Compilation compilation =
        check(14, NetworkString.parse(text).toNetwork(3), options().withTimeSteps(7));
    assertThat(compilation.program().layers()).anyMatch(layer -> layer.strips().size() == 7);
  }

  @Test
  void layersOnACycleTakeTurns() {
    Network network =
        begun()
            .add("a", conv(RANDOM, 20, 20, 3, 1, 1))
            .add("n", spiking(9))
            .add("b", conv(RANDOM, 20, 33, 3, 2, 1))
            .add("m", spiking(7))
            .add("back", conv(RANDOM, 20, 20, 1, 1, 0))
            .add("k", spiking(5))
            .add("output", new Node.Output(Shape.of(33, 3, 3)))
            .chain("s", "a", "n", "b", "m", "output")
            .chain("n", "k", "back", "n")
            .chain("k", "b")
            .build();
    Compilation compilation = check(16, network, options().withTimeSteps(5));
    assertThat(compilation.program().schedule().rounds()).hasSize(3);
  }

  @Test
  void aMapThatComesBackToItself() {
    Network network =
        begun()
            .add("a", conv(RANDOM, 20, 20, 3, 1, 1))
            .add("n", spiking(9))
            .add("back", conv(RANDOM, 20, 20, 3, 1, 1))
            .add("one", new Node.Scale(Tensor.scalar(-2)))
            .add("output", new Node.Output(MAP))
            .chain("s", "a", "n", "back", "n", "output")
            .chain("n", "one", "n")
            .build();
    check(15, network, options().withTimeSteps(5));
  }

  @Test
  void weightsThatTwoSourcesShareBringTheirBiasOnce() {
    Network network =
        begun()
            .add("t", spiking(4))
            .add("a", conv(RANDOM, 20, 20, 3, 1, 1))
            .add("join", spiking(9))
            .add("output", new Node.Output(MAP))
            .chain("input", "t", "a", "join", "output")
            .chain("s", "a")
            .build();
    check(10, network, options());
  }

  @Test
  void severalLayersGiveTheReadout() {
    Network network =
        Network.builder()
            .add("input", new Node.Input(Shape.of(20)))
            .add("a", affine(RANDOM, 20, 20))
            .add("n", spiking(5))
            .add("b", affine(RANDOM, 20, 20))
            .add("m", spiking(5))
            .add("output", new Node.Output(Shape.of(20)))
            .chain("input", "a", "n", "b", "m", "output")
            .chain("n", "output")
            .chain("n", "output")
            .build();
    check(11, network, options());
  }
}
