package org.firefly.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TensorTest {
  @Test
  void doesNotShareArraysWithItsCallers() {
    double[] values = {1, 2};
    Tensor tensor = Tensor.vector(values);
    values[0] = 9;
    tensor.toArray()[1] = 9;
    assertThat(tensor).isEqualTo(Tensor.vector(1, 2));
  }

  @Test
  void keepsIntegersBeyondSinglePrecision() {
    assertThat(Tensor.scalar(16_777_217).value(0)).isEqualTo(16_777_217);
  }

  @Test
  void broadcastsAlongMissingAndUnitAxes() {
    Tensor perChannel = Tensor.of(Shape.of(2, 1, 1), 1.0, 2.0);
    assertThat(perChannel.broadcastTo(Shape.of(2, 1, 2)).toArray()).containsExactly(1, 1, 2, 2);
    Tensor perColumn = Tensor.vector(1, 2, 3);
    assertThat(perColumn.broadcastTo(Shape.of(2, 3)).toArray()).containsExactly(1, 2, 3, 1, 2, 3);
    assertThat(Tensor.scalar(7).broadcastTo(Shape.of(3)).toArray()).containsExactly(7, 7, 7);
  }

  @ParameterizedTest
  @CsvSource({"2, 3", "3, 2"})
  void refusesToBroadcastOtherExtents(int extent, int target) {
    Tensor tensor = Tensor.zeros(Shape.of(extent));
    assertThatThrownBy(() -> tensor.broadcastTo(Shape.of(target)))
        .isInstanceOf(NetworkException.class)
        .hasMessageContaining("(" + extent + ")")
        .hasMessageContaining("(" + target + ")");
  }

  @Test
  void tellsIntegralUniformAndFiniteValues() {
    assertThat(Tensor.vector(-128, 127).isIntegral()).isTrue();
    assertThat(Tensor.vector(0.5).isIntegral()).isFalse();
    assertThat(Tensor.vector(2, 2).isUniform()).isTrue();
    assertThat(Tensor.vector(2, 3).isUniform()).isFalse();
    assertThat(Tensor.vector(1, Double.NaN).isFinite()).isFalse();
    assertThat(Tensor.vector(1, Double.NEGATIVE_INFINITY).isFinite()).isFalse();
  }

  @Test
  void needsAsManyValuesAsItsShapeHasElements() {
    assertThatThrownBy(() -> Tensor.of(Shape.of(2, 2), 1.0, 2.0))
        .isInstanceOf(NetworkException.class)
        .hasMessageContaining("(2,2)");
  }

  @Test
  void shapesRefuseNegativeAndHugeExtents() {
    assertThatThrownBy(() -> Shape.of(2, -1)).hasMessageContaining("(2,-1)");
    assertThatThrownBy(() -> Shape.of(1 << 16, 1 << 16)).hasMessageContaining("2^31");
    assertThat(Shape.of(0, 1 << 16, 1 << 16).size()).isZero();
  }
}
