package org.firefly.interpreter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import java.util.Set;
import org.firefly.conventions.ConventionOptions;
import org.firefly.conventions.Conventions;
import org.firefly.conventions.Framework;
import org.firefly.network.Network;
import org.firefly.network.NetworkException;
import org.firefly.network.Neuron;
import org.firefly.network.Node;
import org.firefly.network.Shape;
import org.firefly.network.Size2d;
import org.firefly.network.Tensor;
import org.junit.jupiter.api.Test;

class InterpreterTest {
  private static final Tensor ONE = Tensor.scalar(1);
  private static final Tensor ZERO = Tensor.scalar(0);
  private static final Size2d TWO = Size2d.square(2);

  @Test
  void joinsAdd() {
    Network network =
        ports(2, 2)
            .add("double", new Node.Scale(Tensor.scalar(2)))
            .add("negative", new Node.Scale(Tensor.vector(-1, -3)))
            .chain("input", "double", "output")
            .chain("input", "negative", "output")
            .connect("input", "output")
            .build();
    assertThat(outputs(network, 1, 10, 20)).containsExactly(20, 0);
  }

  @Test
  void repeatedEdgesAdd() {
    Network network =
        ports(1, 1)
            .add("i", new Neuron.I(ONE))
            .chain("input", "i", "output")
            .connect("input", "i")
            .connect("i", "output")
            .build();
    assertThat(outputs(network, 2, 1)).containsExactly(4, 8);
  }

  @Test
  void aCycleCarriesTheStepBeforeAndItsBiasFromTheStart() {
    Network network =
        ports(1, 1)
            .add("if", new Neuron.IF(ONE, Tensor.scalar(1.1), Optional.of(ZERO)))
            .add("back", new Node.Affine(matrix(1, 1, -2), Tensor.vector(0.25)))
            .chain("input", "if", "output")
            .chain("if", "back", "if")
            .build();
    // Currents are 1.25, then -0.75 behind a spike and 1.25 without: v = 1.25, -0.75, 0.5, 1.75.
    assertThat(outputs(network, 4, 1)).containsExactly(1, 0, 0, 1);
  }

  @Test
  void aNeuronMayFeedItself() {
    Network network =
        ports(1, 1)
            .add("i", new Neuron.I(ONE))
            .chain("input", "i", "output")
            .connect("i", "i")
            .build();
    assertThat(outputs(network, 4, 1)).containsExactly(1, 3, 7, 15);
  }

  @Test
  void aDelayIsAWholeNumberOfSteps() {
    assertThat(outputs(delayed(2e-4), 4, 7, 8)).containsExactly(0, 0, 0, 8, 7, 8, 7, 8);
    assertThatThrownBy(() -> outputs(delayed(1.5e-4), 4, 7, 8))
        .isInstanceOf(NetworkException.class)
        .hasMessageContaining("node 'delay'")
        .hasMessageContaining("no whole number of time steps")
        .hasMessageContaining("--dt");
  }

  private static Network delayed(double seconds) {
    return ports(2, 2)
        .add("delay", new Node.Delay(Tensor.vector(seconds, 1e-4)))
        .chain("input", "delay", "output")
        .build();
  }

  @Test
  void paddingCountsInTheDivisorOfAMean() {
    Network mean = pooled(new Node.AvgPool2d(TWO, TWO, Size2d.square(1)));
    assertThat(outputs(mean, 1, 4, 8, 12, 16)).containsExactly(1, 2, 3, 4);
    Network sum = pooled(new Node.SumPool2d(TWO, TWO, Size2d.square(1)));
    assertThat(outputs(sum, 1, 4, 8, 12, 16)).containsExactly(4, 8, 12, 16);
  }

  private static Network pooled(Node pool) {
    Shape map = Shape.of(1, 2, 2);
    return Network.builder()
        .add("input", new Node.Input(map))
        .add("pool", pool)
        .add("output", new Node.Output(map))
        .chain("input", "pool", "output")
        .build();
  }

  @Test
  void subgraphsAreInlined() {
    Network inner =
        ports(2, 2)
            .add("s", new Node.Scale(Tensor.scalar(3)))
            .chain("input", "s", "output")
            .build();
    Network network =
        ports(2, 2).add("g", new Node.Subgraph(inner)).chain("input", "g", "output").build();
    assertThat(outputs(network, 1, 1, 2)).containsExactly(3, 6);
  }

  @Test
  void leadingAxesOfAMatrixRunLikeABatch() {
    Network network =
        Network.builder()
            .add("input", new Node.Input(Shape.of(2, 2)))
            .add("fc", new Node.Linear(Tensor.of(Shape.of(2, 1, 2), 1, 2, 3, 4)))
            .add("output", new Node.Output(Shape.of(2, 1)))
            .chain("input", "fc", "output")
            .build();
    assertThat(outputs(network, 1, 1, 1, 1, 1)).containsExactly(3, 7);
  }

  @Test
  void framesMayChangeWithEveryStep() {
    Network network = ports(1, 1).add("i", new Neuron.I(ONE)).chain("input", "i", "output").build();
    Samples samples = Samples.perStep(Tensor.of(Shape.of(2, 3, 1), 1, 2, 3, 10, 20, 30));
    assertThat(Recording.of(interpreter(network), samples, Set.of("output")).output("output"))
        .containsExactly(1, 3, 6, 10, 30, 60);
    assertThatThrownBy(() -> Samples.perStep(Tensor.vector(1, 2)))
        .hasMessageContaining("[N,T,...]");
  }

  @Test
  void samplesOfAnotherShapeAreRefused() {
    Network network = ports(2, 2).chain("input", "output").build();
    assertThatThrownBy(() -> outputs(network, 1, 1, 2, 3))
        .isInstanceOf(NetworkException.class)
        .hasMessage("node 'input': takes (2) but the samples have shape (3); reshape them");
  }

  private static Network.Builder ports(int inputs, int outputs) {
    return Network.builder()
        .add("input", new Node.Input(Shape.of(inputs)))
        .add("output", new Node.Output(Shape.of(outputs)));
  }

  private static Tensor matrix(int rows, int columns, double... values) {
    return Tensor.of(Shape.of(rows, columns), values);
  }

  private static Interpreter interpreter(Network network) {
    return Interpreter.of(
        network, Conventions.resolve(network, ConventionOptions.NONE.withFrom(Framework.NIR)));
  }

  /** What leaves the network in all steps for one constant sample. */
  private static double[] outputs(Network network, int steps, double... sample) {
    Samples samples = Samples.constant(Tensor.of(Shape.of(1, sample.length), sample), steps);
    return Recording.of(interpreter(network), samples, Set.of("output")).output("output");
  }
}
