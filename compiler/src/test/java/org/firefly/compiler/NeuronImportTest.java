package org.firefly.compiler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.firefly.compiler.Golden.biases;
import static org.firefly.compiler.Golden.chain;
import static org.firefly.compiler.Golden.decay;
import static org.firefly.compiler.Golden.options;
import static org.firefly.compiler.Golden.thresholds;

import java.util.Optional;
import org.firefly.architecture.isa.MembraneReset;
import org.firefly.architecture.isa.NeuronRule;
import org.firefly.compiler.options.CompilerOptions;
import org.firefly.compiler.quantise.QuantisedLayer;
import org.firefly.conventions.ConventionOptions;
import org.firefly.conventions.Framework;
import org.firefly.conventions.ResetKind;
import org.firefly.network.Neuron;
import org.firefly.network.Node;
import org.firefly.network.Shape;
import org.firefly.network.Tensor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What neurons of a file mean in discrete time. */
class NeuronImportTest {
  private static final Optional<Tensor> HARD = Optional.of(Tensor.scalar(0));

  private static Compilation compile(CompilerOptions options, Node neuron) {
    Node matrix = new Node.Linear(Tensor.of(Shape.of(2, 2), 3.0, 4.0, -5.0, 100.0));
    return Compiler.compile(chain(Shape.of(2), matrix, neuron), options);
  }

  private static QuantisedLayer layer(Node neuron) {
    return compile(options(), neuron).layers().get(0);
  }

  private static Tensor scalar(double value) {
    return Tensor.scalar(value);
  }

  @ParameterizedTest
  @ValueSource(doubles = {1, 1e4, 1.0000000149e4})
  void unitGainIsWrittenInTwoWays(double r) {
    QuantisedLayer layer = layer(new Neuron.IF(scalar(r), scalar(7), HARD));
    assertThat(layer.weights()).containsExactly(3, 4, -5, 100);
    assertThat(thresholds(layer)).containsExactly(7, 7);
    assertThat(decay(layer)).isEqualTo(32768);
  }

  @Test
  void otherGainsAreFoldedIntoTheWeights() {
    QuantisedLayer layer = layer(new Neuron.IF(scalar(5e3), scalar(7), HARD));
    assertThat(layer.scale()).containsOnly(0.5);
    assertThat(layer.weights()).containsExactly(3, 4, -5, 100);
    assertThat(thresholds(layer)).containsExactly(14, 14);
  }

  @Test
  void aLeakyNeuronOfSnnTorchKeepsItsIntegers() {
    float beta = 0.9f;
    float tau = 1e-4f / (1 - beta);
    Neuron.LIF lif = new Neuron.LIF(scalar(tau), scalar(tau / 1e-4f), scalar(0), scalar(50), HARD);
    QuantisedLayer layer = layer(lif);
    assertThat(layer.weights()).containsExactly(3 * 16, 4 * 16, -5, 100);
    assertThat(thresholds(layer)).containsExactly(50 * 16 * 64, 50 * 64);
    assertThat(decay(layer)).isEqualTo(29491);
    assertThat(compile(options(), lif).explain().get(0).equations().get(0))
        .isEqualTo("u = 0.900000 v + x");
  }

  @Test
  void leakAndResistanceBecomeBiasAndGain() {
    Neuron.LIF lif = new Neuron.LIF(scalar(2e-4), scalar(2), scalar(8), Tensor.vector(5, 6), HARD);
    QuantisedLayer layer = layer(lif);
    assertThat(decay(layer)).isEqualTo(16384);
    assertThat(layer.weights()).containsExactly(3 * 16, 4 * 16, -5, 100);
    assertThat(biases(layer)).containsExactly(4 * 16 * 64, 4 * 64);
    assertThat(thresholds(layer)).containsExactly(5 * 16 * 64, 6 * 64);
  }

  @Test
  void theTimeStepIsAnOption() {
    Neuron.LIF lif = new Neuron.LIF(scalar(4), scalar(1), scalar(0), scalar(5), HARD);
    assertThat(decay(compile(options().withDt(1), lif).layers().get(0))).isEqualTo(24576);
  }

  @Test
  void aSynapseWithoutMemoryMakesALeakyNeuron() {
    Neuron.CubaLIF cuba =
        new Neuron.CubaLIF(
            scalar(1e-4), scalar(2e-4), scalar(2), scalar(0), scalar(9), HARD, scalar(0.5));
    QuantisedLayer layer = layer(cuba);
    Neuron.LIF lif = new Neuron.LIF(scalar(2e-4), scalar(1), scalar(0), scalar(9), HARD);
    assertThat(layer).usingRecursiveComparison().isEqualTo(layer(lif));
  }

  @Test
  void aThresholdHasNoMemory() {
    QuantisedLayer layer = layer(new Node.Threshold(scalar(5)));
    assertThat(decay(layer)).isZero();
    assertThat(thresholds(layer)).containsExactly(5, 5);
  }

  @Test
  void integratorsAtTheEndAreReadouts() {
    QuantisedLayer leaky = layer(new Neuron.LI(scalar(2e-4), scalar(2), scalar(0)));
    assertThat(leaky.readout()).isTrue();
    assertThat(decay(leaky)).isEqualTo(16384);
    QuantisedLayer sum = layer(new Neuron.I(scalar(1)));
    assertThat(sum.readout()).isTrue();
    assertThat(decay(sum)).isEqualTo(32768);
    QuantisedLayer cuba =
        layer(new Neuron.CubaLI(scalar(1e-4), scalar(2e-4), scalar(2), scalar(0), scalar(1)));
    assertThat(cuba.weights()).isEqualTo(leaky.weights());
  }

  @Test
  void anOptionOverridesAStoredReset() {
    Compilation compilation =
        compile(options().withReset(ResetKind.SUBTRACT), new Neuron.IF(scalar(1), scalar(7), HARD));
    assertThat(compilation.layers().get(0).neuron().reset()).isEqualTo(MembraneReset.SUBTRACT);
  }

  @Test
  void aFrameworkSettlesTimeStepResetRuleAndDecayLaw() {
    Neuron.LIF lif = new Neuron.LIF(scalar(4), scalar(1), scalar(0), scalar(50), HARD);
    CompilerOptions sinabs =
        options().withConventions(ConventionOptions.NONE.withFrom(Framework.SINABS));
    QuantisedLayer layer = compile(sinabs, lif).layers().get(0);
    assertThat(decay(layer)).isEqualTo((int) Math.rint(Math.exp(-0.25) * 32768));
    assertThat(layer.neuron().inclusive()).isTrue();
    assertThat(layer.neuron().reset()).isEqualTo(MembraneReset.SUBTRACT);
  }

  @Test
  void aTimeConstantWithoutEndIsAnIntegrator() {
    Neuron.LIF lif =
        new Neuron.LIF(
            scalar(Double.POSITIVE_INFINITY),
            scalar(Double.POSITIVE_INFINITY),
            scalar(0),
            scalar(7),
            HARD);
    QuantisedLayer layer = layer(lif);
    assertThat(decay(layer)).isEqualTo(NeuronRule.NO_DECAY);
    assertThat(layer.weights()).containsExactly(3, 4, -5, 100);
  }
}
