package org.firefly.network.nir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.firefly.network.Network;
import org.firefly.network.NetworkException;
import org.firefly.network.Node;
import org.firefly.network.Shape;
import org.firefly.network.Tensor;
import org.junit.jupiter.api.Test;

class BatchAxesTest {
  @Test
  void leadingAxesOfPortsVanishWhereTheShapesNeedIt() {
    Network network = BatchAxes.drop(network(Shape.of(1, 3), Shape.of(1, 1, 2)));
    assertThat(network).isEqualTo(network(Shape.of(3), Shape.of(2)));
  }

  @Test
  void shapesThatAgreeStayAsTheyAre() {
    Network network =
        Network.builder()
            .add("input", new Node.Input(Shape.of(1, 4, 4)))
            .add("output", new Node.Output(Shape.of(1, 4, 4)))
            .chain("input", "output")
            .build();
    assertThat(BatchAxes.drop(network)).isSameAs(network);
  }

  @Test
  void aBatchOfSamplesThatTheUserExportedWithVanishesToo() {
    Network network = BatchAxes.drop(network(Shape.of(8, 5, 3), Shape.of(8, 2)));
    assertThat(network).isEqualTo(network(Shape.of(3), Shape.of(2)));
  }

  @Test
  void whatNoAxisExplainsIsRefusedAsItStands() {
    assertThatThrownBy(() -> BatchAxes.drop(network(Shape.of(3, 2), Shape.of(2))))
        .isInstanceOf(NetworkException.class)
        .hasMessageContaining("takes inputs of shape (3) but gets (3,2)");
    assertThatThrownBy(() -> BatchAxes.drop(network(Shape.of(1), Shape.of(2))))
        .hasMessageContaining("takes inputs of shape (3) but gets (1)");
  }

  private static Network network(Shape input, Shape output) {
    return Network.builder()
        .add("input", new Node.Input(input))
        .add("fc", new Node.Linear(Tensor.filled(Shape.of(2, 3), 1)))
        .add("output", new Node.Output(output))
        .chain("input", "fc", "output")
        .build();
  }
}
