package org.firefly.compiler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.firefly.compiler.Golden.biases;
import static org.firefly.compiler.Golden.chain;
import static org.firefly.compiler.Golden.options;
import static org.firefly.compiler.Golden.thresholds;
import static org.firefly.compiler.SmallLayers.compile;
import static org.firefly.compiler.SmallLayers.fires;
import static org.firefly.compiler.SmallLayers.layer;
import static org.firefly.compiler.SmallLayers.matrix;

import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.firefly.architecture.Setting;
import org.firefly.architecture.isa.MembraneReset;
import org.firefly.architecture.isa.NeuronConstants;
import org.firefly.architecture.isa.SynapticCurrent;
import org.firefly.compiler.options.Calibration;
import org.firefly.compiler.options.CompilerOptions;
import org.firefly.compiler.options.Input;
import org.firefly.compiler.quantise.Expectation;
import org.firefly.compiler.quantise.QuantisedLayer;
import org.firefly.conventions.ConventionOptions;
import org.firefly.conventions.Framework;
import org.firefly.conventions.ResetKind;
import org.firefly.network.Network;
import org.firefly.network.Neuron;
import org.firefly.network.Node;
import org.firefly.network.Shape;
import org.firefly.network.Tensor;
import org.junit.jupiter.api.Test;

/** Scales that keep what integers, grids and neurons of every kind mean. */
class ScaleTest {
  private static Node.Linear ternary(Random random, int outputs, int inputs) {
    return new Node.Linear(
        Tensor.generate(Shape.of(outputs, inputs), i -> random.nextInt(3) - 1.0));
  }

  @Test
  void aTernaryNetworkKeepsItsHalfThreshold() {
    Node half = new Neuron.IF(Tensor.scalar(1), Tensor.scalar(0.5), Optional.empty());
    QuantisedLayer layer =
        compile(options().withReset(ResetKind.SUBTRACT), ternary(new Random(3), 5, 2), half)
            .layers()
            .get(0);
    assertThat(layer.neuron().fractionBits()).isEqualTo(2);
    assertThat(thresholds(layer)).containsOnly(2);
    assertThat(layer.scale()).containsOnly(0.25);
  }

  /** Folded ternary weights of a leaky layer lie on a grid, which finer steps keep. */
  @Test
  void aLeakyLayerHalvesTheStepOfItsGrid() {
    Tensor weights = ternary(new Random(4), 6, 9).weight().map(w -> w * 0.125);
    Node lif =
        new Neuron.LIF(
            Tensor.scalar(2e-4),
            Tensor.scalar(2),
            Tensor.scalar(0),
            Tensor.scalar(1),
            Optional.of(Tensor.scalar(0)));
    Network network = chain(Shape.of(9), new Node.Linear(weights), lif);
    QuantisedLayer layer = Compiler.compile(network, options()).layers().get(0);
    for (int i = 0; i < weights.size(); i++) {
      assertThat(layer.weights()[i]).isEqualTo((byte) (weights.value(i) * 8 * 64));
    }
    assertThat(thresholds(layer)).containsOnly(8 * 64 * 64);
  }

  /** What a float file makes of int8: divided by the threshold, in single precision. */
  @Test
  void theIntegersOfANormalisedFileAreFoundAgain() {
    Random random = new Random(8);
    int[] integers = random.ints(40 * 30, -128, 128).toArray();
    int[] theta = random.ints(40, 200, 900).toArray();
    int[] bias = random.ints(40, -300, 300).toArray();
    Tensor weights =
        Tensor.generate(Shape.of(40, 30), i -> (float) integers[i] / (float) theta[i / 30]);
    Tensor biases = Tensor.generate(Shape.of(40), c -> (float) bias[c] / (float) theta[c]);
    Network network = chain(Shape.of(30), new Node.Affine(weights, biases), fires(1));
    QuantisedLayer layer = Compiler.compile(network, options()).layers().get(0);
    for (int i = 0; i < integers.length; i++) {
      assertThat(layer.weights()[i]).isEqualTo((byte) integers[i]);
    }
    assertThat(thresholds(layer)).containsExactly(theta);
    assertThat(biases(layer)).containsExactly(bias);
  }

  @Test
  void theIntegersOfADequantisedReadoutAreFoundAgain() {
    int[] integers = new Random(9).ints(5 * 20, -127, 128).toArray();
    float scale = 0.0123f;
    Tensor weights = Tensor.generate(Shape.of(5, 20), i -> integers[i] * scale);
    QuantisedLayer layer =
        Compiler.compile(chain(Shape.of(20), new Node.Linear(weights)), options()).layers().get(0);
    for (int i = 0; i < integers.length; i++) {
      assertThat(layer.weights()[i]).isEqualTo((byte) integers[i]);
    }
    assertThat(layer.neuron().fractionBits()).isZero();
  }

  @Test
  void anInitialMembraneStandsInTheFirstBias() {
    Node lif =
        new Neuron.LIF(
            Tensor.scalar(2e-4),
            Tensor.scalar(2),
            Tensor.scalar(4),
            Tensor.scalar(9),
            Optional.of(Tensor.scalar(-2)));
    ConventionOptions norse = ConventionOptions.NONE.withFrom(Framework.NORSE).withDt(1e-4);
    Compilation compilation =
        compile(options().withConventions(norse), matrix(new double[] {1}, 100, -3), lif);
    QuantisedLayer layer = compilation.layers().get(0);
    NeuronConstants constants = layer.constants().get(0);
    double unit = layer.scale()[0];
    assertThat(constants.bias() * unit).isEqualTo(2 + 1);
    assertThat(constants.firstBias() * unit).isEqualTo(2 + 1 + 2);
    assertThat(constants.reset() * unit).isEqualTo(-2);
  }

  @Test
  void lateSubtractionStandsInTheReset() {
    Node fires = new Neuron.IF(Tensor.scalar(1), Tensor.vector(5, 9), Optional.empty());
    ConventionOptions late = ConventionOptions.NONE.withFrom(Framework.SNNTORCH);
    QuantisedLayer layer =
        compile(options().withConventions(late), matrix(new double[] {2, 1}, 3, 4, 5, 6), fires)
            .layers()
            .get(0);
    assertThat(layer.neuron().reset()).isEqualTo(MembraneReset.LATE);
    assertThat(layer.constants()).extracting(NeuronConstants::reset).containsExactly(-3, -8);
    assertThat(layer.constants()).extracting(NeuronConstants::firstBias).containsExactly(2, 1);
  }

  @Test
  void aBiasInFrontOfSynapticCurrentsEntersTheCurrent() {
    Node cuba =
        new Neuron.CubaLIF(
            Tensor.vector(2e-4, 4e-4),
            Tensor.scalar(2e-4),
            Tensor.scalar(2),
            Tensor.scalar(8),
            Tensor.scalar(50),
            Optional.of(Tensor.scalar(0)),
            Tensor.vector(2, 4));
    CompilerOptions able =
        CompilerOptions.of(Golden.CONFIG.with(Setting.SYNAPSES, 1))
            .withInput(Input.SPIKES)
            .withTimeSteps(3);
    QuantisedLayer layer =
        compile(able, matrix(new double[] {3, 5}, 100, 1, 1, 100), cuba).layers().get(0);
    double unit = layer.scale()[1];
    NeuronConstants constants = layer.constants().get(1);
    assertThat(layer.neuron().current()).isEqualTo(SynapticCurrent.NEW);
    assertThat(constants.currentBias() * unit).isEqualTo(5);
    assertThat(constants.bias() * unit).isEqualTo(4);
    assertThat(layer.constants())
        .extracting(NeuronConstants::currentDecay)
        .containsExactly(16384, 24576);
  }

  @Test
  void aDecayPerChannelStaysOne() {
    Node lif =
        new Neuron.LIF(
            Tensor.vector(2e-4, 4e-4),
            Tensor.vector(2, 4),
            Tensor.scalar(0),
            Tensor.scalar(50),
            Optional.of(Tensor.scalar(0)));
    QuantisedLayer layer = layer(matrix(new double[] {0, 0}, 3, 4, 5, 6), lif);
    assertThat(layer.constants()).extracting(NeuronConstants::decay).containsExactly(16384, 24576);
  }

  /** Over many steps no scale holds what any input could do, so weights keep their resolution. */
  @Test
  void whereTheBoundIsHopelessTheExpectedRangeDecides() {
    Random random = new Random(6);
    Tensor weights =
        Tensor.generate(Shape.of(4, 50), i -> random.nextGaussian() * (i < 50 ? 1 : 0.1));
    Node soft = new Neuron.IF(Tensor.scalar(1), Tensor.scalar(1), Optional.empty());
    CompilerOptions options = options().withReset(ResetKind.SUBTRACT).withTimeSteps(300);
    Network network = chain(Shape.of(50), new Node.Linear(weights), soft);
    Compilation assumed = Compiler.compile(network, options);
    assertThat(assumed.explain().get(0).provenNoOverflow()).isFalse();
    assertThat(assumed.explain().get(0).expectation()).isEqualTo(Expectation.ASSUMED);
    assertThat(largest(assumed.layers().get(0), 1)).isEqualTo(127);

    double[] far = {-60_000, -1, -1, -1};
    double[] none = new double[4];
    Calibration seen =
        new Calibration(
            1, Map.of("2", new Calibration.Extremes(far, new double[] {2, 2, 2, 2}, none, none)));
    Compilation calibrated = Compiler.compile(network, options.withCalibration(seen));
    assertThat(calibrated.explain().get(0).expectation()).isEqualTo(Expectation.CALIBRATED);
    QuantisedLayer layer = calibrated.layers().get(0);
    assertThat(largest(layer, 0)).isLessThan(127);
    assertThat(largest(layer, 1)).isEqualTo(127);
  }

  private static int largest(QuantisedLayer layer, int channel) {
    int perOutput = layer.geometry().weightsPerOutput();
    return IntStream.range(channel * perOutput, (channel + 1) * perOutput)
        .map(i -> Math.abs(layer.weights()[i]))
        .max()
        .orElseThrow();
  }
}
