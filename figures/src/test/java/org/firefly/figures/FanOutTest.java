package org.firefly.figures;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.firefly.network.Network;
import org.firefly.network.Node;
import org.firefly.network.Padding2d;
import org.firefly.network.Shape;
import org.firefly.network.Shapes;
import org.firefly.network.Size2d;
import org.firefly.network.Tensor;
import org.junit.jupiter.api.Test;

final class FanOutTest {
  private static FanOut of(Node node, Shape input, Shape output) {
    return FanOut.of(node, input, output).orElseThrow();
  }

  @Test
  void borderOfMapHasFewerSynapses() {
    Node.Conv2d conv =
        new Node.Conv2d(
            Optional.empty(),
            Tensor.filled(Shape.of(2, 1, 3, 3), 1),
            new Size2d(1, 1),
            new Padding2d(1, 1, 1, 1),
            new Size2d(1, 1),
            1,
            Tensor.zeros(Shape.of(2)));
    FanOut fanOut = of(conv, Shape.of(1, 3, 3), Shape.of(2, 3, 3));
    assertThat(fanOut.synapses(0)).isEqualTo(2 * 4);
    assertThat(fanOut.synapses(1)).isEqualTo(2 * 6);
    assertThat(fanOut.synapses(4)).isEqualTo(2 * 9);
    assertThat(fanOut.dense()).isEqualTo(2 * (4 * 4 + 4 * 6 + 9));
  }

  @Test
  void weightsOfZeroAreNoSynapsesButDense() {
    Node.Linear linear = new Node.Linear(Tensor.of(Shape.of(2, 3), 1, 0, 2, 0, 0, 3));
    FanOut fanOut = of(linear, Shape.of(3), Shape.of(2));
    assertThat(fanOut.synapses(0)).isEqualTo(1);
    assertThat(fanOut.synapses(1)).isZero();
    assertThat(fanOut.synapses(2)).isEqualTo(2);
    assertThat(fanOut.dense()).isEqualTo(6);
    assertThat(fanOut.effective(new double[] {1, 1, 0})).isEqualTo(1);
  }

  @Test
  void nodesWithoutWeightsHaveNone() {
    assertThat(FanOut.of(new Node.Threshold(Tensor.scalar(1)), Shape.of(3), Shape.of(3))).isEmpty();
  }

  @Test
  void networkWithoutWeightsIsNotSparse() {
    Network network =
        Network.builder()
            .add("input", new Node.Input(Shape.of(3)))
            .add("output", new Node.Output(Shape.of(3)))
            .connect("input", "output")
            .build();
    assertThat(Shapes.infer(network).nodes()).hasSize(2);
    assertThat(StaticFigures.of(network)).isEqualTo(new StaticFigures(0, 0, 0, 0));
  }
}
