package org.firefly.compiler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.firefly.compiler.Golden.chain;
import static org.firefly.compiler.Golden.flatten;
import static org.firefly.compiler.Golden.options;

import java.util.Optional;
import java.util.Random;
import org.firefly.compiler.options.CompilerOptions;
import org.firefly.compiler.quantise.QuantisedLayer;
import org.firefly.conventions.ResetKind;
import org.firefly.conventions.SpikeRule;
import org.firefly.network.Network;
import org.firefly.network.Neuron;
import org.firefly.network.Node;
import org.firefly.network.Shape;
import org.firefly.network.Tensor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Real weights, biases and thresholds as integers. */
class QuantiserTest {
  private static Node matrix(double[] bias, double... weights) {
    return new Node.Affine(
        Tensor.of(Shape.of(bias.length, weights.length / bias.length), weights),
        Tensor.vector(bias));
  }

  private static Node fires(double... thresholds) {
    Tensor theta =
        thresholds.length == 1 ? Tensor.scalar(thresholds[0]) : Tensor.vector(thresholds);
    return new Neuron.IF(Tensor.scalar(1), theta, Optional.of(Tensor.scalar(0)));
  }

  private static Compilation compile(CompilerOptions options, Node... nodes) {
    return Compiler.compile(chain(Shape.of(2), nodes), options);
  }

  private static QuantisedLayer layer(Node... nodes) {
    return compile(options(), nodes).layers().get(0);
  }

  @Test
  void integersStayAsTheyAre() {
    QuantisedLayer layer = layer(matrix(new double[] {-200, 7}, -128, 127, 0, 1), fires(1000, 3));
    assertThat(layer.weights()).containsExactly(-128, 127, 0, 1);
    assertThat(layer.bias()).containsExactly(-200, 7);
    assertThat(layer.threshold()).containsExactly(1000, 3);
    assertThat(layer.scale()).containsOnly(1);
  }

  @Test
  void integersTimesAPowerOfTwoStayExact() {
    QuantisedLayer layer = layer(matrix(new double[] {0.5, 0}, 0.25, -3, 0, 1), fires(2));
    assertThat(layer.weights()).containsExactly(1, -12, 0, 4);
    assertThat(layer.bias()).containsExactly(2, 0);
    assertThat(layer.threshold()).containsExactly(8, 8);
    assertThat(layer.scale()).containsOnly(0.25);
  }

  @ParameterizedTest
  @CsvSource({"2.5,GREATER,2", "2.5,GREATER_OR_EQUAL,3", "-0.5,GREATER,-1", "3,GREATER_OR_EQUAL,3"})
  void fractionalThresholdsOfIntegersKeepTiesOnTheirSide(
      double threshold, SpikeRule rule, int expected) {
    Compilation compilation =
        compile(options().withSpikeRule(rule), matrix(new double[] {0}, 3, 4), fires(threshold));
    assertThat(compilation.layers().get(0).threshold()).containsExactly(expected);
    assertThat(compilation.layers().get(0).neuron().inclusive())
        .isEqualTo(rule == SpikeRule.GREATER_OR_EQUAL);
  }

  @Test
  void everyChannelHasTheFinestScaleThatMakesItsThresholdAnInteger() {
    QuantisedLayer layer = layer(matrix(new double[] {0, 0.1}, 0.3, -0.7, 0.011, 0.002), fires(1));
    assertThat(layer.threshold()).containsExactly((int) Math.floor(127.5 / 0.7), 11590);
    assertThat(layer.weights()).containsExactly(55, -127, 127, 23);
    for (int c = 0; c < 2; c++) {
      assertThat(layer.scale()[c] * layer.threshold()[c]).isCloseTo(1, within(1e-12));
    }
    assertThat(layer.bias()[1]).isEqualTo(1159);
  }

  @Test
  void thresholdsKeepHeadroom() {
    QuantisedLayer layer = layer(matrix(new double[] {0, -200}, 1e-7, 0, 0.3, 0), fires(1));
    int quarter = Golden.CONFIG.membraneMax() / 4;
    assertThat(layer.threshold()[0]).isEqualTo(quarter);
    assertThat(layer.bias()[1]).isBetween(-quarter, -quarter + 200);
  }

  @Test
  void channelsWithoutWeightsFollowTheirBias() {
    double[] bias = {0, 0.3, -0.3, 2};
    Node zeros = matrix(bias, 0, 0, 0, 0, 0, 0, 0, 0);
    Node exact = new Node.Scale(Tensor.vector(0.7, 0.7));
    Network network = chain(Shape.of(2), exact, zeros, fires(1));
    Compilation compilation = Compiler.compile(network, options().withTimeSteps(4));
    ProgramInterpreter interpreter = new ProgramInterpreter(compilation.program(), 1);
    interpreter.run(SpikeTensor.empty(1, 4, compilation.program().encoding().output().map()));
    assertThat(interpreter.decoded()[0]).containsExactly(0, 1, 0, 4);
  }

  @ParameterizedTest
  @CsvSource({"0,GREATER,0", "0,GREATER_OR_EQUAL,4", "-1,GREATER,4"})
  void silentChannelsAtAThresholdOfZeroFollowTheRule(double theta, SpikeRule rule, long spikes) {
    Node zeros = matrix(new double[] {0}, 0, 0);
    CompilerOptions options = options().withTimeSteps(4).withSpikeRule(rule);
    Compilation compilation = compile(options, zeros, fires(theta));
    ProgramInterpreter interpreter = new ProgramInterpreter(compilation.program(), 1);
    interpreter.run(SpikeTensor.empty(1, 4, compilation.program().encoding().output().map()));
    assertThat(interpreter.decoded()[0]).containsExactly(spikes);
  }

  @Test
  void thresholdsNotAboveZeroTakeTheScaleOfTheWeights() {
    QuantisedLayer layer = layer(matrix(new double[] {0, 0}, 0.3, 0.1, 0.3, 0.1), fires(0, -0.1));
    assertThat(layer.weights()).containsExactly(127, 42, 127, 42);
    assertThat(layer.threshold()).containsExactly(0, (int) Math.floor(-0.1 / (0.3 / 127)));
  }

  @Test
  void thresholdsBeyondTheMembraneAreClampedWithAWarning() {
    Compilation compilation =
        compile(options(), matrix(new double[] {0, 0}, 1, 2, 3, 4), fires(1e9, -1e9));
    assertThat(compilation.layers().get(0).threshold())
        .containsExactly(Golden.CONFIG.membraneMax(), Golden.CONFIG.membraneMin());
    assertThat(compilation.warnings())
        .anyMatch(w -> w.contains("layer '1'") && w.contains("beyond the membrane's range"));
  }

  @Test
  void weightsFarAboveTheThresholdAreClippedWithAWarning() {
    Compilation compilation =
        compile(options(), matrix(new double[] {0}, 1000.5, -0.5), fires(1.5));
    assertThat(compilation.layers().get(0).weights()).containsExactly(127, 0);
    assertThat(compilation.layers().get(0).threshold()).containsExactly(1);
    assertThat(compilation.warnings()).anyMatch(w -> w.contains("clipped"));
  }

  @Test
  void aFractionalSoftResetOfIntegersIsAWarning() {
    Node soft = new Neuron.IF(Tensor.scalar(1), Tensor.scalar(2.5), Optional.empty());
    Compilation compilation =
        compile(options().withReset(ResetKind.SUBTRACT), matrix(new double[] {0}, 3, 4), soft);
    assertThat(compilation.warnings()).anyMatch(w -> w.contains("soft reset"));
    assertThat(compilation.layers().get(0).neuron().softReset()).isTrue();
  }

  @Test
  void aReadoutHasOneScale() {
    QuantisedLayer layer = layer(matrix(new double[] {0.1, 0}, 0.3, -0.7, 0.011, 0.002));
    assertThat(layer.readout()).isTrue();
    assertThat(layer.scale()).containsOnly(0.7 / 127);
    assertThat(layer.weights()).containsExactly(54, -127, 2, 0);
    assertThat(layer.bias()).containsExactly(18, 0);
  }

  @Test
  void quantisationErrorOfARandomLayerIsHalfAStep() {
    Random random = new Random(5);
    double[] weights = new double[40 * 30];
    for (int i = 0; i < weights.length; i++) {
      weights[i] = random.nextGaussian() * 0.2;
    }
    double[] bias = new double[40];
    Node node = new Node.Affine(Tensor.of(Shape.of(40, 30), weights), Tensor.vector(bias));
    Network network = chain(Shape.of(30, 1, 1), flatten(), node, fires(1));
    QuantisedLayer layer = Compiler.compile(network, options()).layers().get(0);
    for (int i = 0; i < weights.length; i++) {
      double scale = layer.scale()[i / 30];
      assertThat(layer.weights()[i] * scale).isCloseTo(weights[i], within(scale / 2 + 1e-12));
    }
  }
}
