package org.firefly.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ShapesTest {
  private static Shape through(Node node, int... input) {
    Network network =
        Network.builder()
            .add("input", new Node.Input(Shape.of(input)))
            .add("node", node)
            .connect("input", "node")
            .build();
    return Shapes.infer(network).output("node");
  }

  private static Node.Conv2d conv(
      Shape weight, Size2d stride, Padding2d padding, Size2d dilation, int groups) {
    return new Node.Conv2d(
        Optional.empty(),
        Tensor.zeros(weight),
        stride,
        padding,
        dilation,
        groups,
        Tensor.zeros(Shape.of(weight.dimension(0))));
  }

  /** Expected sizes are those of torch.nn.Conv2d with the same arguments. */
  @ParameterizedTest
  @CsvSource({
    // height, width, kernel h, w, stride h, w, padding h, w, dilation h, w -> height, width
    "32, 32, 3, 3, 1, 1, 1, 1, 1, 1, 32, 32",
    "32, 32, 3, 3, 2, 2, 1, 1, 1, 1, 16, 16",
    "7, 9, 3, 5, 2, 1, 0, 2, 1, 1, 3, 9",
    "16, 20, 3, 3, 1, 2, 0, 1, 3, 2, 10, 9",
    "1, 1, 1, 1, 1, 1, 0, 0, 1, 1, 1, 1",
    "5, 5, 5, 5, 4, 4, 0, 0, 1, 1, 1, 1"
  })
  void convolutionCountsKernelStridePaddingAndDilationPerAxis(
      int h,
      int w,
      int kh,
      int kw,
      int sh,
      int sw,
      int ph,
      int pw,
      int dh,
      int dw,
      int oh,
      int ow) {
    Node node =
        conv(
            Shape.of(6, 4, kh, kw),
            new Size2d(sh, sw),
            Padding2d.symmetric(ph, pw),
            new Size2d(dh, dw),
            1);
    assertThat(through(node, 4, h, w)).isEqualTo(Shape.of(6, oh, ow));
  }

  @Test
  void groupsMultiplyTheInputChannelsOfTheWeight() {
    Node depthwise =
        conv(
            Shape.of(8, 1, 3, 3), Size2d.square(1), Padding2d.symmetric(1, 1), Size2d.square(1), 4);
    assertThat(through(depthwise, 4, 5, 5)).isEqualTo(Shape.of(8, 5, 5));
    assertThatThrownBy(() -> through(depthwise, 8, 5, 5))
        .hasMessageContaining("node 'node', field 'weight'")
        .hasMessageContaining("takes 4 channels but gets 8");
  }

  @Test
  void samePaddingKeepsTheMapForEvenAndDilatedKernels() {
    Size2d kernel = new Size2d(2, 4);
    Size2d dilation = new Size2d(1, 3);
    Padding2d same = Padding2d.same(kernel, dilation);
    assertThat(same).isEqualTo(new Padding2d(0, 4, 1, 5));
    Node node = conv(Shape.of(1, 1, 2, 4), Size2d.square(1), same, dilation, 1);
    assertThat(through(node, 1, 6, 7)).isEqualTo(Shape.of(1, 6, 7));
  }

  @Test
  void poolingDropsAnIncompleteWindow() {
    Size2d two = Size2d.square(2);
    assertThat(through(new Node.SumPool2d(two, two, Size2d.square(0)), 3, 7, 6))
        .isEqualTo(Shape.of(3, 3, 3));
    assertThat(through(new Node.AvgPool2d(two, two, Size2d.square(1)), 3, 7, 6))
        .isEqualTo(Shape.of(3, 4, 4));
  }

  @Test
  void flattenJoinsAnInclusiveRangeOfAxes() {
    assertThat(through(new Node.Flatten(0, -1, Optional.empty()), 2, 3, 4)).isEqualTo(Shape.of(24));
    assertThat(through(new Node.Flatten(1, 2, Optional.empty()), 2, 3, 4))
        .isEqualTo(Shape.of(2, 12));
    assertThatThrownBy(() -> through(new Node.Flatten(3, -1, Optional.empty()), 2, 3, 4))
        .hasMessageContaining("node 'node', field 'start_dim'");
  }

  @Test
  void conv1dWorksOnChannelsAndLength() {
    Node node =
        new Node.Conv1d(
            Optional.of(9),
            Tensor.zeros(Shape.of(3, 2, 4)),
            2,
            Padding1d.symmetric(1),
            1,
            1,
            Tensor.zeros(Shape.of(3)));
    assertThat(through(node, 2, 9)).isEqualTo(Shape.of(3, 4));
    assertThatThrownBy(() -> through(node, 2, 8))
        .hasMessageContaining("node 'node', field 'input_shape'");
  }

  @Test
  void matrixWantsAFlattenInFrontOfAMap() {
    assertThatThrownBy(() -> through(new Node.Linear(Tensor.zeros(Shape.of(5, 8))), 2, 2, 2))
        .hasMessageContaining("field 'weight'")
        .hasMessageContaining("put a Flatten in front");
  }

  @Test
  void kernelLargerThanTheMapIsRefused() {
    Node node =
        conv(
            Shape.of(1, 1, 3, 3), Size2d.square(1), Padding2d.symmetric(0, 0), Size2d.square(1), 1);
    assertThatThrownBy(() -> through(node, 1, 2, 5))
        .hasMessageContaining("node 'node', field 'padding'")
        .hasMessageContaining("a window of 3 positions");
  }

  @Test
  void neuronParametersRepeatOverTheInput() {
    Tensor one = Tensor.scalar(1);
    Node scalar = new Neuron.IF(one, one, Optional.empty());
    assertThat(through(scalar, 2, 3, 4)).isEqualTo(Shape.of(2, 3, 4));
    Node perChannel = new Neuron.IF(one, Tensor.of(Shape.of(2, 1, 1), 1.0, 2.0), Optional.empty());
    assertThat(through(perChannel, 2, 3, 4)).isEqualTo(Shape.of(2, 3, 4));
    assertThatThrownBy(() -> through(perChannel, 3, 3, 4))
        .hasMessageContaining("node 'node', field 'v_threshold'");
  }

  @Test
  void shapesSpreadAroundACycleAndBothEndsAreChecked() {
    Network.Builder recurrent =
        Network.builder()
            .add("input", new Node.Input(Shape.of(3)))
            .add("lif", lif())
            .add("w", new Node.Linear(Tensor.zeros(Shape.of(3, 3))))
            .chain("input", "lif", "w", "lif");
    assertThat(Shapes.infer(recurrent.build()).input("lif")).isEqualTo(Shape.of(3));
    Network mismatch =
        Network.builder()
            .add("input", new Node.Input(Shape.of(3)))
            .add("lif", lif())
            .add("w", new Node.Linear(Tensor.zeros(Shape.of(4, 3))))
            .chain("input", "lif", "w", "lif")
            .build();
    assertThatThrownBy(() -> Shapes.infer(mismatch))
        .hasMessageContaining("node 'lif', field 'edges'")
        .hasMessageContaining("w -> lif")
        .hasMessageContaining("(4)");
  }

  @Test
  void nodeWithoutAnyShapeInFrontIsRefusedByName() {
    Network network = Network.builder().add("lonely", lif()).build();
    assertThatThrownBy(() -> Shapes.infer(network)).hasMessageContaining("node 'lonely'");
  }

  @Test
  void unknownNameIsRefused() {
    Network network = Network.builder().add("input", new Node.Input(Shape.of(3))).build();
    assertThatThrownBy(() -> Shapes.infer(network).output("other"))
        .isInstanceOf(NetworkException.class)
        .hasMessageContaining("node 'other'");
  }

  private static Node lif() {
    Tensor one = Tensor.scalar(1);
    return new Neuron.LIF(one, one, Tensor.scalar(0), one, Optional.empty());
  }
}
