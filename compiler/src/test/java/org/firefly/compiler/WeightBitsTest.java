package org.firefly.compiler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.firefly.compiler.Golden.chain;
import static org.firefly.compiler.Golden.options;
import static org.firefly.compiler.SmallLayers.fires;

import java.util.Random;
import java.util.stream.IntStream;
import org.firefly.compiler.options.CompilerException;
import org.firefly.compiler.options.Input;
import org.firefly.compiler.quantise.QuantisedLayer;
import org.firefly.network.Network;
import org.firefly.network.Node;
import org.firefly.network.Shape;
import org.firefly.network.Tensor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Weights of fewer bits than memory gives them. */
class WeightBitsTest {
  private static final int INPUTS = 200;

  private static Tensor normal(long seed, int outputs) {
    Random random = new Random(seed);
    return Tensor.generate(Shape.of(outputs, INPUTS), i -> random.nextGaussian());
  }

  private static QuantisedLayer compile(int bits, Tensor weights, Node... behind) {
    Node linear = new Node.Linear(weights);
    Network network =
        behind.length == 0
            ? chain(Shape.of(INPUTS), linear)
            : chain(Shape.of(INPUTS), linear, behind[0]);
    return Compiler.compile(network, options().withWeightBits(bits)).layers().get(0);
  }

  private static int least(QuantisedLayer layer) {
    return IntStream.range(0, layer.weights().length).map(i -> layer.weights()[i]).min().orElse(0);
  }

  private static int most(QuantisedLayer layer) {
    return IntStream.range(0, layer.weights().length).map(i -> layer.weights()[i]).max().orElse(0);
  }

  @ParameterizedTest
  @ValueSource(ints = {4, 5, 6, 7, 8})
  void theLargestWeightOfAReadoutTakesTheRange(int bits) {
    int largest = (1 << (bits - 1)) - 1;
    Tensor weights = normal(bits, 3);
    QuantisedLayer layer = compile(bits, weights);
    assertThat(Math.max(most(layer), -least(layer))).isEqualTo(largest);
    double unit = Math.scalb(layer.scale()[0], layer.neuron().fractionBits());
    for (int i = 0; i < weights.size(); i++) {
      assertThat(layer.weights()[i] * unit).isCloseTo(weights.value(i), within(unit));
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {4, 5, 6, 7, 8})
  void weightsOfFiringLayersKeepTheirRange(int bits) {
    QuantisedLayer layer = compile(bits, normal(40 + bits, 20), fires(1));
    assertThat(least(layer)).isGreaterThanOrEqualTo(-1 << (bits - 1));
    assertThat(most(layer)).isLessThan(1 << (bits - 1));
    assertThat(Math.max(most(layer), -least(layer))).isGreaterThan(1 << (bits - 2));
  }

  @Test
  void integersThatFitStayAsTheyAre() {
    Random random = new Random(5);
    Tensor weights =
        Tensor.generate(Shape.of(6, INPUTS), i -> i % INPUTS == 0 ? -8 : random.nextInt(16) - 8);
    QuantisedLayer layer = compile(4, weights.map(w -> w * 0.3), fires(12.3));
    for (int i = 0; i < weights.size(); i++) {
      assertThat(layer.weights()[i]).isEqualTo((byte) weights.value(i));
    }
  }

  /** The host has nothing to gain from fewer bits. */
  @Test
  void theLayerOfTheHostKeepsEight() {
    Network network =
        chain(
            Shape.of(INPUTS),
            new Node.Linear(normal(7, 20)),
            fires(1),
            new Node.Linear(normal(8, 1).reshape(Shape.of(10, 20))));
    Compilation compilation =
        Compiler.compile(network, options().withInput(Input.ofScale(0.01)).withWeightBits(4));
    assertThat(compilation.weightBits()).isEqualTo(4);
    assertThat(compilation.explain())
        .extracting(l -> l.integers().weightBits())
        .containsExactly(8, 4);
    assertThat(most(compilation.layers().get(0))).isGreaterThan(63);
  }

  @ParameterizedTest
  @ValueSource(ints = {3, 9})
  void othersAreRefused(int bits) {
    assertThatThrownBy(() -> options().withWeightBits(bits))
        .isInstanceOf(CompilerException.class)
        .hasMessage("the number of bits of a weight is " + bits + "; choose one from 4 to 8");
  }
}
