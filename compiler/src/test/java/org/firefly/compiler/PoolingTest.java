package org.firefly.compiler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.firefly.compiler.Golden.affine;
import static org.firefly.compiler.Golden.averagePool;
import static org.firefly.compiler.Golden.chain;
import static org.firefly.compiler.Golden.check;
import static org.firefly.compiler.Golden.conv;
import static org.firefly.compiler.Golden.flatten;
import static org.firefly.compiler.Golden.options;
import static org.firefly.compiler.Golden.spiking;
import static org.firefly.compiler.Golden.sumPool;

import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.firefly.architecture.isa.MembraneReset;
import org.firefly.compiler.options.CompilerOptions;
import org.firefly.compiler.quantise.QuantisedLayer;
import org.firefly.conventions.ResetKind;
import org.firefly.conventions.SpikeRule;
import org.firefly.network.Network;
import org.firefly.network.Neuron;
import org.firefly.network.Node;
import org.firefly.network.Padding2d;
import org.firefly.network.Shape;
import org.firefly.network.Size2d;
import org.firefly.network.Tensor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Pools that are folded into weights, and pools on spikes that become the OR pool. */
class PoolingTest {
  @ParameterizedTest
  @CsvSource({"8,8,3,1", "9,7,3,1", "9,11,5,2", "7,9,1,0", "9,8,4,0", "13,12,9,4", "9,9,2,2"})
  void sumPoolInFrontOfAConvolutionMatchesTheGraph(int height, int width, int kernel, int padding) {
    Random random = new Random(kernel);
    Node conv = conv(random, 18, 17, kernel, 1, padding);
    Compilation compilation =
        check(kernel, chain(Shape.of(18, height, width), sumPool(2), conv, spiking(9)), options());
    assertThat(compilation.explain()).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource({"8,8,3,1", "9,7,3,1", "5,5,2,0"})
  void averagePoolInFrontOfAConvolutionIsExactWithAScaleOfAQuarter(
      int height, int width, int kernel, int padding) {
    Random random = new Random(kernel);
    Node conv = conv(random, 5, 17, kernel, 1, padding);
    Network network = chain(Shape.of(5, height, width), averagePool(2), conv, spiking(2.5));
    Compilation compilation = check(kernel, network, options());
    assertThat(compilation.layers().get(0).scale()).containsOnly(0.25);
  }

  /** The zeros of the padding count, as in PyTorch. */
  @ParameterizedTest
  @CsvSource({"4,4,2,1", "8,7,4,2", "9,9,2,1"})
  void paddedAveragePoolsMatchTheGraph(int height, int width, int size, int padding) {
    Random random = new Random(height);
    Node pool = new Node.AvgPool2d(Size2d.square(size), Size2d.square(2), Size2d.square(padding));
    Shape input = Shape.of(5, height, width);
    check(height, chain(input, pool, conv(random, 5, 17, 2, 1, 0), spiking(2.5)), options());
    int pooled = 5 * extent(height, size, padding) * extent(width, size, padding);
    check(height, chain(input, pool, flatten(), affine(random, pooled, 7)), options());
  }

  private static int extent(int extent, int size, int padding) {
    return (extent + 2 * padding - size) / 2 + 1;
  }

  @Test
  void repeatedEdgesAdd() {
    Random random = new Random(3);
    Network once =
        chain(
            Shape.of(4, 6, 6),
            conv(random, 4, 9, 3, 1, 1),
            spiking(5),
            flatten(),
            affine(random, 324, 5));
    Network repeated = once.toBuilder().connect("1", "2").connect("2", "3").build();
    check(1, repeated, options());
  }

  @ParameterizedTest
  @CsvSource({"4,4", "5,7", "9,2"})
  void poolsInFrontOfAMatrixMatchTheGraph(int height, int width) {
    Random random = new Random(height);
    int pooled = 18 * (height / 2) * (width / 2);
    for (Node pool : new Node[] {sumPool(2), averagePool(2)}) {
      check(
          height,
          chain(Shape.of(18, height, width), pool, flatten(), affine(random, pooled, 10)),
          options());
    }
  }

  @Test
  void overlappingPoolsFoldIntoConvolutionsWithoutPaddingAndMatrices() {
    Random random = new Random(8);
    Node pool = new Node.SumPool2d(Size2d.square(3), Size2d.square(2), Size2d.square(1));
    check(8, chain(Shape.of(4, 9, 8), pool, conv(random, 4, 6, 3, 1, 0), spiking(9)), options());
    check(
        8,
        chain(Shape.of(4, 9, 8), pool, flatten(), affine(random, 4 * 5 * 4, 6), spiking(9)),
        options());
  }

  @Test
  void aPoolBehindAConvolutionMatchesTheGraph() {
    Random random = new Random(9);
    for (Node pool : new Node[] {sumPool(2), averagePool(2)}) {
      check(9, chain(Shape.of(7, 9, 8), conv(random, 7, 6, 3, 1, 1), pool, spiking(9)), options());
    }
  }

  @Test
  void aGlobalPoolAtTheEndIsAReadout() {
    Random random = new Random(10);
    Network network =
        chain(Shape.of(7, 8, 8), conv(random, 7, 20, 3, 1, 1), averagePool(8), flatten());
    Compilation compilation = check(10, network, options());
    assertThat(compilation.layers().get(0).readout()).isTrue();
  }

  @Test
  void aPoolWithANeuronOfItsOwnIsALayer() {
    Random random = new Random(11);
    Network network =
        chain(
            Shape.of(7, 9, 8),
            conv(random, 7, 20, 3, 1, 1),
            spiking(8),
            sumPool(2),
            spiking(2),
            sumPool(2));
    Compilation compilation = check(11, network, options());
    assertThat(compilation.layers())
        .extracting(QuantisedLayer::kind)
        .containsExactly("conv 3x3", "pool", "pool");
  }

  static Stream<Node[]> orPools() {
    Node ones =
        new Node.Conv2d(
            Optional.empty(),
            Tensor.filled(Shape.of(20, 1, 2, 2), 1),
            Size2d.square(2),
            Padding2d.symmetric(0, 0),
            Size2d.square(1),
            20,
            Tensor.scalar(0));
    return Stream.of(
        new Node[] {sumPool(2), new Node.Threshold(Tensor.scalar(0.5))},
        new Node[] {sumPool(2), new Node.Threshold(Tensor.scalar(0))},
        new Node[] {sumPool(2), spiking(0.5)},
        new Node[] {averagePool(2), new Node.Threshold(Tensor.scalar(0.2))},
        new Node[] {averagePool(2), spiking(0.125)},
        new Node[] {ones, new Node.Threshold(Tensor.scalar(0.5))},
        new Node[] {ones, spiking(0.5)});
  }

  @ParameterizedTest
  @MethodSource("orPools")
  void everyFormOfSpikeMaxPoolingBecomesTheOrPool(Node pool, Node neuron) {
    Random random = new Random(12);
    Network network =
        chain(
            Shape.of(7, 9, 7),
            conv(random, 7, 20, 3, 1, 1),
            spiking(8),
            pool,
            neuron,
            conv(random, 20, 5, 3, 1, 1),
            spiking(8));
    Compilation compilation = check(12, network, options());
    assertThat(compilation.layers()).extracting(QuantisedLayer::pool).containsExactly(true, false);
  }

  @ParameterizedTest
  @CsvSource({"1.0,GREATER,false", "1.0,GREATER_OR_EQUAL,false", "0,GREATER_OR_EQUAL,true"})
  void thresholdNodesAreStrictWhateverTheSpikeRule(
      double threshold, SpikeRule rule, boolean isPool) {
    Network network =
        chain(
            Shape.of(7, 4, 4),
            conv(new Random(13), 7, 5, 3, 1, 1),
            spiking(8),
            sumPool(2),
            new Node.Threshold(Tensor.scalar(threshold)));
    Compilation compilation = check(13, network, options().withSpikeRule(rule));
    assertThat(compilation.layers().get(0).pool()).isEqualTo(isPool);
  }

  @Test
  void aSoftResetIsNoOrPoolUnlessTheFileStoresAHardOne() {
    Node.Conv2d conv = conv(new Random(14), 7, 5, 3, 1, 1);
    Neuron.IF unknown = new Neuron.IF(Tensor.scalar(1), Tensor.scalar(0.5), Optional.empty());
    CompilerOptions soft = options().withReset(ResetKind.SUBTRACT);
    Shape shape = Shape.of(7, 4, 4);
    Network missing = chain(shape, conv, spiking(8), sumPool(2), unknown);
    Network stored = chain(shape, conv, spiking(8), sumPool(2), spiking(0.5));
    assertThat(Compiler.compile(missing, soft).layers()).hasSize(2);
    assertThat(Compiler.compile(stored, soft).layers()).hasSize(1);
  }

  @Test
  void anOrPoolThatBecomesALayerOfItsOwnKeepsItsStoredReset() {
    CompilerOptions soft = options().withReset(ResetKind.SUBTRACT);
    Network first =
        chain(Shape.of(7, 8, 8), sumPool(2), spiking(0.5), sumPool(2), spiking(0.5), sumPool(2));
    Compilation compilation = Compiler.compile(first, soft);
    assertThat(compilation.layers().get(0).neuron().reset()).isEqualTo(MembraneReset.VALUE);
    Node.Conv2d conv = conv(new Random(15), 7, 5, 3, 1, 1);
    Network second =
        chain(
            Shape.of(7, 8, 8),
            conv,
            new Neuron.IF(Tensor.scalar(1), Tensor.scalar(8), Optional.empty()),
            sumPool(2),
            spiking(0.5),
            sumPool(2),
            spiking(0.5));
    List<QuantisedLayer> layers = Compiler.compile(second, soft).layers();
    assertThat(layers.stream().map(layer -> layer.neuron().reset()))
        .containsExactly(MembraneReset.SUBTRACT, MembraneReset.VALUE);
  }
}
