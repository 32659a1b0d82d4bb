package org.firefly.compiler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.firefly.compiler.Golden.biases;
import static org.firefly.compiler.Golden.chain;
import static org.firefly.compiler.Golden.flatten;
import static org.firefly.compiler.Golden.options;
import static org.firefly.compiler.Golden.thresholds;
import static org.firefly.compiler.SmallLayers.compile;
import static org.firefly.compiler.SmallLayers.fires;
import static org.firefly.compiler.SmallLayers.layer;
import static org.firefly.compiler.SmallLayers.matrix;

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
  @Test
  void integersStayAsTheyAre() {
    QuantisedLayer layer = layer(matrix(new double[] {-200, 7}, -128, 127, 0, 1), fires(1000, 3));
    assertThat(layer.weights()).containsExactly(-128, 127, 0, 1);
    assertThat(biases(layer)).containsExactly(-200, 7);
    assertThat(thresholds(layer)).containsExactly(1000, 3);
    assertThat(layer.scale()).containsOnly(1);
  }

  @Test
  void integersTimesAPowerOfTwoStayExact() {
    QuantisedLayer layer = layer(matrix(new double[] {0.5, 0}, 0.25, -3, 0, 1), fires(2));
    assertThat(layer.weights()).containsExactly(1, -12, 0, 4);
    assertThat(biases(layer)).containsExactly(2, 0);
    assertThat(thresholds(layer)).containsExactly(8, 8);
    assertThat(layer.scale()).containsOnly(0.25);
  }

  @ParameterizedTest
  @CsvSource({"2.5,GREATER,2", "2.5,GREATER_OR_EQUAL,3", "-0.5,GREATER,-1", "3,GREATER_OR_EQUAL,3"})
  void fractionalThresholdsOfIntegersKeepTiesOnTheirSide(
      double threshold, SpikeRule rule, int expected) {
    Compilation compilation =
        compile(options().withSpikeRule(rule), matrix(new double[] {0}, 3, 4), fires(threshold));
    assertThat(thresholds(compilation.layers().get(0))).containsExactly(expected);
    assertThat(compilation.layers().get(0).neuron().inclusive())
        .isEqualTo(rule == SpikeRule.GREATER_OR_EQUAL);
  }

  @Test
  void everyChannelHasTheFinestScaleThatMakesItsThresholdAnInteger() {
    double[] weights = {0.3123, -0.7, 0.011, 0.00217};
    QuantisedLayer layer = layer(matrix(new double[] {0, 0}, weights), fires(1));
    assertThat(thresholds(layer)).containsExactly((int) Math.floor(127.5 / 0.7), 11590);
    assertThat(layer.weights()).containsExactly(57, -128, 127, 26);
    for (int c = 0; c < 2; c++) {
      assertThat(layer.scale()[c] * thresholds(layer)[c]).isCloseTo(1, within(1e-12));
    }
  }

  @Test
  void aBiasGetsTheFractionBitsThatTheRangeAllows() {
    double[] weights = {0.3123, -0.7, 0.411, 0.217};
    QuantisedLayer layer = layer(matrix(new double[] {0, 0.1}, weights), fires(1));
    assertThat(layer.neuron().fractionBits()).isEqualTo(6);
    assertThat(biases(layer)[1] * layer.scale()[1]).isCloseTo(0.1, within(layer.scale()[1] / 2));
    assertThat(layer.weights()).containsExactly(57, -128, 127, 68);
  }

  @Test
  void thresholdsKeepHeadroom() {
    QuantisedLayer layer =
        layer(matrix(new double[] {0, -200}, 1e-7, 3.456e-8, 0.3, 0.1234), fires(1));
    int quarter = Golden.CONFIG.membraneMax() / 4;
    assertThat(thresholds(layer)[0]).isEqualTo(quarter);
    assertThat(biases(layer)[1]).isBetween(-quarter, -quarter + 200);
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
    QuantisedLayer layer =
        layer(matrix(new double[] {0, 0}, 0.3, 0.1234, 0.3, 0.1234), fires(0, -0.1));
    assertThat(layer.weights()).containsExactly(127, 52, 127, 52);
    assertThat(thresholds(layer)).containsExactly(0, (int) Math.floor(-0.1 / (0.3 / 127)));
  }

  @Test
  void thresholdsBeyondTheMembraneAreClampedWithAWarning() {
    Compilation compilation =
        compile(options(), matrix(new double[] {0, 0}, 1, 2, 3, 4), fires(1e9, -1e9));
    assertThat(thresholds(compilation.layers().get(0)))
        .containsExactly(Golden.CONFIG.membraneMax(), Golden.CONFIG.membraneMin());
    assertThat(compilation.warnings())
        .anyMatch(w -> w.contains("layer '1'") && w.contains("beyond the membrane's range"));
  }

  @Test
  void weightsFarAboveTheThresholdAreClippedWithAWarning() {
    Compilation compilation =
        compile(options(), matrix(new double[] {0}, 1e6, -312_345.6), fires(1.5));
    assertThat(compilation.layers().get(0).weights()).containsExactly(127, -128);
    assertThat(thresholds(compilation.layers().get(0))).containsExactly(1);
    assertThat(compilation.warnings()).anyMatch(w -> w.contains("clipped"));
  }

  @Test
  void aFractionalThresholdThatIsSubtractedGetsFractionBits() {
    Node soft = new Neuron.IF(Tensor.scalar(1), Tensor.scalar(2.5), Optional.empty());
    Compilation compilation =
        compile(options().withReset(ResetKind.SUBTRACT), matrix(new double[] {0}, 3, 4), soft);
    QuantisedLayer layer = compilation.layers().get(0);
    assertThat(layer.weights()).containsExactly(3, 4);
    assertThat(layer.neuron().fractionBits()).isEqualTo(2);
    assertThat(thresholds(layer)).containsExactly(10);
    assertThat(layer.scale()).containsOnly(0.25);
    assertThat(compilation.warnings()).isEmpty();
  }

  @Test
  void aReadoutHasOneScale() {
    QuantisedLayer layer = layer(matrix(new double[] {0.1, 0}, 0.3, -0.7, 0.011, 0.002));
    assertThat(layer.readout()).isTrue();
    assertThat(layer.neuron().fractionBits()).isEqualTo(6);
    assertThat(layer.scale()).containsOnly(0.7 / 127 / 64);
    assertThat(layer.weights()).containsExactly(54, -127, 2, 0);
    assertThat(biases(layer)).containsExactly(1161, 0);
  }

  @Test
  void quantisationErrorsOfARandomLayerAreBelowAStepAndCancel() {
    Random random = new Random(5);
    double[] weights = new double[40 * 30];
    for (int i = 0; i < weights.length; i++) {
      weights[i] = random.nextGaussian() * 0.2;
    }
    double[] bias = new double[40];
    Node node = new Node.Affine(Tensor.of(Shape.of(40, 30), weights), Tensor.vector(bias));
    Network network = chain(Shape.of(30, 1, 1), flatten(), node, fires(1));
    QuantisedLayer layer = Compiler.compile(network, options()).layers().get(0);
    for (int c = 0; c < 40; c++) {
      double scale = layer.scale()[c];
      double sum = 0;
      for (int i = 30 * c; i < 30 * (c + 1); i++) {
        double error = layer.weights()[i] * scale - weights[i];
        assertThat(error).isBetween(-scale, scale);
        sum += error;
      }
      assertThat(sum).isBetween(-scale / 2 - 1e-12, scale / 2 + 1e-12);
    }
  }
}
