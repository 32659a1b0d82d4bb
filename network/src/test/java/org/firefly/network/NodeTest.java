package org.firefly.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** What the constructors refuse; the message names the field as NIR files do. */
class NodeTest {
  private static final Tensor ONE = Tensor.scalar(1);
  private static final Tensor ZERO = Tensor.scalar(0);

  private static void refused(ThrowingCallable construction, String field, String words) {
    assertThatThrownBy(construction)
        .isInstanceOfSatisfying(NetworkException.class, e -> assertThat(e.field()).isEqualTo(field))
        .hasMessageContaining(words);
  }

  private static Node.Conv2d conv(Shape weight, int stride, int groups, Tensor bias) {
    return new Node.Conv2d(
        Optional.empty(),
        Tensor.zeros(weight),
        Size2d.square(stride),
        Padding2d.symmetric(0, 0),
        Size2d.square(1),
        groups,
        bias);
  }

  @Test
  void matricesNeedTwoAxesAndAMatchingBias() {
    refused(() -> new Node.Linear(Tensor.vector(1, 2)), "weight", "at least 2 axes");
    Tensor weight = Tensor.zeros(Shape.of(3, 2));
    refused(() -> new Node.Affine(weight, Tensor.vector(1, 2)), "bias", "must be (3)");
  }

  @Test
  void convolutionsNeedFourAxesWholeGroupsAndPositiveStrides() {
    refused(() -> conv(Shape.of(4, 2, 3), 1, 1, ZERO), "weight", "needs 4 axes");
    refused(() -> conv(Shape.of(4, 0, 3, 3), 1, 1, ZERO), "weight", "holds no number");
    refused(() -> conv(Shape.of(4, 2, 3, 3), 1, 3, ZERO), "groups", "divide the 4 output");
    refused(() -> conv(Shape.of(4, 2, 3, 3), 0, 1, ZERO), "stride", "at least 1");
    refused(() -> conv(Shape.of(4, 2, 3, 3), 1, 1, Tensor.vector(1, 2)), "bias", "must be (4)");
    refused(() -> Padding2d.symmetric(0, -1), "padding", "negative");
  }

  @Test
  void numbersMustBeFinite() {
    refused(() -> new Node.Scale(Tensor.vector(1, Double.NaN)), "scale", "NaN at index 1");
    Tensor infinite = Tensor.scalar(Double.POSITIVE_INFINITY);
    refused(() -> new Neuron.IF(ONE, infinite, Optional.empty()), "v_threshold", "Infinity");
    refused(() -> new Neuron.I(infinite), "r", "Infinity");
    refused(() -> new Neuron.LI(ONE, infinite, ONE), "r", "Infinity");
    refused(() -> new Neuron.LI(Tensor.scalar(Double.NaN), ONE, ONE), "tau", "NaN");
    refused(() -> new Neuron.LI(infinite, ONE, infinite), "v_leak", "Infinity");
    assertThat(new Neuron.LI(infinite, infinite, ONE).tau()).isEqualTo(infinite);
    refused(() -> new Neuron.IF(ONE, ONE, Optional.of(infinite)), "v_reset", "Infinity");
  }

  @Test
  void timesMustBePossible() {
    refused(() -> new Neuron.LI(ZERO, ONE, ZERO), "tau", "above 0 seconds");
    refused(() -> new Neuron.CubaLI(ONE, ZERO, ONE, ZERO, ONE), "tau_mem", "above 0 seconds");
    refused(() -> new Node.Delay(Tensor.scalar(-1)), "delay", "negative");
  }

  @Test
  void portsAndWindowsNeedAnExtent() {
    refused(() -> new Node.Input(Shape.of()), "shape", "at least one axis");
    refused(() -> new Node.Output(Shape.of(3, 0)), "shape", "extent 0");
    Size2d none = Size2d.square(0);
    refused(() -> new Node.SumPool2d(none, Size2d.square(2), none), "kernel_size", "at least 1");
    refused(() -> new Node.AvgPool2d(Size2d.square(2), none, none), "stride", "at least 1");
  }
}
