package org.firefly.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NetworkStringTest {
  private static final String SCNN_7 = "32x32-16c3-64c3-p2-128c3-128c3-p2-256c3-256c3-p2-512c3-10";

  @Test
  void parsesEveryKindOfPart() {
    assertThat(NetworkString.parse("28x30x1-16c5s2-p2-ap3-100-10"))
        .isEqualTo(
            new NetworkString(
                28,
                30,
                1,
                List.of(
                    new NetworkString.Layer.Convolution(16, 5, 2),
                    new NetworkString.Layer.MaxPool(2),
                    new NetworkString.Layer.AveragePool(3),
                    new NetworkString.Layer.Hidden(100)),
                10));
  }

  @Test
  void parsesBlocksAndLoops() {
    assertThat(NetworkString.parse("8x8x1-16res3-16add5-32iand3s2-50rec-10").layers())
        .containsExactly(
            new NetworkString.Layer.Residual(16, 3, 1, NetworkString.Join.CURRENTS),
            new NetworkString.Layer.Residual(16, 5, 1, NetworkString.Join.ADD),
            new NetworkString.Layer.Residual(32, 3, 2, NetworkString.Join.IAND),
            new NetworkString.Layer.Recurrent(50));
  }

  @Test
  void blocksBranchAndJoin() {
    Network network = NetworkString.parse("8x8x4-4res3-4add3-4iand3s2-9rec-10").toNetwork(1);
    assertThat(network.sources("block1.neuron")).containsExactly("block1.shortcut", "block1.conv2");
    assertThat(network.node("block1.shortcut")).isInstanceOf(Node.Scale.class);
    assertThat(network.sources("block3.conv1"))
        .isEqualTo(network.sources("block3.shortcut"))
        .containsExactly("block1.neuron", "block2.conv2.neuron");
    assertThat(network.sources("block3.iand"))
        .containsExactly("block3.shortcut.neuron", "block3.not");
    assertThat(network.sources("block3.not")).containsExactly("block3.conv2.neuron");
    assertThat(network.feedbackEdges()).containsExactly(new Edge("fc4.recurrent", "fc4.neuron"));
    assertThat(Shapes.infer(network).input("flatten")).isEqualTo(Shape.of(4, 4, 4));
  }

  @Test
  void channelsComeFromTextThenArgumentThenColour() {
    assertThat(NetworkString.parse("8x8-10").channels()).isEqualTo(3);
    assertThat(NetworkString.parse("8x8-10", 2).channels()).isEqualTo(2);
    assertThat(NetworkString.parse("8x8x5-10", 2).channels()).isEqualTo(5);
  }

  @Test
  void scnn7HasTheShapesOfThePaper() {
    Network network = NetworkString.parse(SCNN_7).toNetwork(1);
    Shapes shapes = Shapes.infer(network);
    assertThat(shapes.output("conv2.neuron")).isEqualTo(Shape.of(64, 32, 32));
    assertThat(shapes.output("pool9.or")).isEqualTo(Shape.of(256, 4, 4));
    assertThat(shapes.input("readout")).isEqualTo(Shape.of(8192));
    assertThat(shapes.output("output")).isEqualTo(Shape.of(10));
    assertThat(network.nodes().values().stream().filter(Neuron.IF.class::isInstance)).hasSize(7);
    assertThat(network.topologicalOrder()).startsWith("input", "conv1").endsWith("output");
  }

  @Test
  void weightsAreInt8AndDependOnTheSeedOnly() {
    NetworkString description = NetworkString.parse("8x8-16c3-p2-50-10");
    Network network = description.toNetwork(7);
    assertThat(network).isEqualTo(description.toNetwork(7));
    assertThat(network).isNotEqualTo(description.toNetwork(8));
    Tensor weight = network.node("fc3").parameters().get("weight");
    assertThat(weight.isIntegral()).isTrue();
    assertThat(weight.min()).isEqualTo(-127);
    assertThat(weight.max()).isEqualTo(127);
  }

  @Test
  void maxPoolingOfSpikesIsASumAboveOneHalf() {
    Network network = NetworkString.parse("8x8-16c3-p2-10").toNetwork(1);
    Size2d two = Size2d.square(2);
    assertThat(network.node("pool2")).isEqualTo(new Node.SumPool2d(two, two, Size2d.square(0)));
    assertThat(network.node("pool2.or")).isEqualTo(new Node.Threshold(Tensor.scalar(0.5)));
  }

  @Test
  void leakyNeuronsKeepHalfOfTheMembranePerStep() {
    Network network = NetworkString.parse("8x8-16c3-10").toNetwork(1, NetworkString.NeuronKind.LIF);
    Neuron.LIF lif = (Neuron.LIF) network.node("conv1.neuron");
    assertThat(1 - 1e-4 / lif.tau().value(0)).isEqualTo(0.5);
    assertThat(lif.vThreshold().isIntegral()).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "'', '', 1, must be the input",
    "32, 32, 1, must be the input",
    "32x32, 32x32, 1, number of classes",
    "32x32-, '', 7, number of classes",
    "32x32-16c3-p2, p2, 12, number of classes",
    "32x32-16c4-10, 16c4, 7, even kernel",
    "32x32-16c3-foo-10, foo, 12, is no layer",
    "32x32-16c3--10, '', 12, is no layer",
    "32x32-0c3-10, 0c3, 7, from 1 to 65536",
    "32x32-99999999999c3-10, 99999999999c3, 7, from 1 to 65536",
    "32x32-100-16c3-10, 16c3, 11, follows a fully connected layer"
  })
  void errorsNameThePartAndItsPosition(String text, String part, int position, String words) {
    assertThatThrownBy(() -> NetworkString.parse(text))
        .isInstanceOf(NetworkException.class)
        .hasMessageContaining("'" + text + "'")
        .hasMessageContaining("part '" + part + "' at position " + position)
        .hasMessageContaining(words);
  }

  @Test
  void layersThatDoNotFitOrAreTooLargeAreRefusedByName() {
    assertThatThrownBy(() -> NetworkString.parse("2x2-p2-p2-10").toNetwork(1))
        .hasMessageContaining("node 'pool2'");
    assertThatThrownBy(() -> NetworkString.parse("9x9-4c3-65536c3-65536c9-10").toNetwork(1))
        .hasMessageContaining("node 'conv3'");
  }
}
