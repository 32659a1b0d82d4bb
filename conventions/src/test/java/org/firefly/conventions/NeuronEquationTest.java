package org.firefly.conventions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import org.firefly.network.Metadata;
import org.firefly.network.Network;
import org.firefly.network.NetworkException;
import org.firefly.network.Neuron;
import org.firefly.network.Node;
import org.firefly.network.Shape;
import org.firefly.network.Tensor;
import org.junit.jupiter.api.Test;

class NeuronEquationTest {
  private static final Tensor ZERO = Tensor.scalar(0);
  private static final Tensor ONE = Tensor.scalar(1);
  private static final Neuron SNNTORCH =
      new Neuron.LIF(Tensor.scalar((float) 2e-4), Tensor.scalar(2), ZERO, ONE, Optional.of(ZERO));

  @Test
  void snnTorchTakesTheThresholdOffInTheNextStep() {
    assertThat(text(SNNTORCH, from(Framework.SNNTORCH)))
        .isEqualTo(
            "u = 0.500000 v + x - (v > theta ? 1 : 0)\nspike if u > theta, theta = 1; then v = u");
  }

  @Test
  void aHardResetActsAtOnceWhateverItsDelay() {
    ConventionOptions zero =
        from(Framework.SNNTORCH).withReset(ResetKind.ZERO).withTiming(ResetTiming.NEXT_STEP);
    assertThat(text(SNNTORCH, zero)).endsWith("theta = 1; then v = 0");
    assertThat(text(SNNTORCH, zero.withReset(ResetKind.NONE))).endsWith("v = u in any case");
    assertThat(text(SNNTORCH, from(Framework.SNNTORCH).withTiming(ResetTiming.CORRECTED)))
        .contains("v = u - (spike ? theta : 0) + (v > theta ? theta : 0)");
  }

  @Test
  void sinabsDecaysExponentiallyAndFiresAtItsThreshold() {
    Neuron lif = new Neuron.LIF(Tensor.scalar(4), ONE, ZERO, ONE, Optional.empty());
    assertThat(text(lif, from(Framework.SINABS)))
        .isEqualTo("u = 0.778801 v + 0.221199 x\nspike if u >= theta, theta = 1; then v = u - 1");
  }

  @Test
  void norseHandsCurrentsOnWholeAndStartsAtItsLeak() {
    Neuron lif =
        new Neuron.CubaLIF(
            Tensor.scalar(4e-6),
            Tensor.scalar(2e-6),
            ONE,
            Tensor.scalar(0.5),
            ONE,
            Optional.of(ZERO),
            ONE);
    assertThat(text(lif, from(Framework.NORSE)))
        .isEqualTo(
            "i = 0.750000 i + x\n"
                + "u = 0.500000 v + 0.500000 i + 0.250000\n"
                + "spike if u > theta, theta = 1; then v = 0\n"
                + "v starts at 0.500000");
  }

  @Test
  void anInfiniteTimeConstantIsAnIntegrator() {
    Tensor endless = Tensor.scalar(Double.POSITIVE_INFINITY);
    Neuron lif = new Neuron.LIF(endless, endless, ZERO, ONE, Optional.of(ZERO));
    assertThat(text(lif, from(Framework.NIR)))
        .isEqualTo("u = v + x\nspike if u > theta, theta = 1; then v = 0");
  }

  @Test
  void parametersPerNeuronStayPerNeuron() {
    Neuron lif =
        new Neuron.LIF(
            Tensor.vector(2e-4, 4e-4),
            Tensor.vector(2, 4),
            ZERO,
            Tensor.vector(1, 2),
            Optional.of(ZERO));
    DiscreteNeuron neuron = equation(lif, from(Framework.NIR));
    assertThat(neuron.decay()).isEqualTo(Tensor.vector(0.5, 0.75));
    assertThat(neuron.gain()).isEqualTo(Tensor.vector(1, 1));
    assertThat(neuron.firing().orElseThrow().threshold()).isEqualTo(Tensor.vector(1, 2));
  }

  @Test
  void aMissingResetAndAShortTimeConstantNameTheOptionsToType() {
    Neuron noReset = new Neuron.IF(ONE, ONE, Optional.empty());
    assertThatThrownBy(() -> equation(noReset, from(Framework.NIR)))
        .isInstanceOf(NetworkException.class)
        .hasMessageContaining("--reset zero or --reset subtract, or --from NAME");
    assertThatThrownBy(() -> equation(SNNTORCH, from(Framework.NIR).withDt(1)))
        .hasMessageContaining("shorter than the time step")
        .hasMessageContaining("--dt");
  }

  @Test
  void otherNodesHoldNoNeurons() {
    assertThat(
            NeuronEquation.of(
                "scale",
                new Node.Scale(ONE),
                Shape.of(2),
                conventions(SNNTORCH, from(Framework.NIR))))
        .isEmpty();
  }

  private static ConventionOptions from(Framework framework) {
    return ConventionOptions.NONE.withFrom(framework);
  }

  private static String text(Neuron neuron, ConventionOptions options) {
    return equation(neuron, options).text();
  }

  private static DiscreteNeuron equation(Neuron neuron, ConventionOptions options) {
    return NeuronEquation.of("n", neuron, Shape.of(2), conventions(neuron, options)).orElseThrow();
  }

  private static Conventions conventions(Neuron neuron, ConventionOptions options) {
    Network network = Network.builder().add("n", neuron).metadata(Metadata.empty()).build();
    return Conventions.resolve(network, options);
  }
}
