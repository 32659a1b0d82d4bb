package org.firefly.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NeuronModelTest {
  @ParameterizedTest
  @ValueSource(floats = {0.5f, 2, 4})
  void surrogateDerivativeIsTheSlopeOfTheArctangent(float alpha) {
    NeuronModel model = NeuronModel.integrateAndFire(alpha);
    double h = 1e-5;
    for (double x = -2; x <= 2; x += 0.125) {
      double slope = (soft(alpha, x + h) - soft(alpha, x - h)) / (2 * h);
      assertThat(model.surrogateDerivative((float) x)).isCloseTo((float) slope, within(1e-5f));
    }
  }

  @Test
  void parametersOutsideTheirRangeAreRefused() {
    for (float decay : new float[] {0, -1, 1.1f, Float.NaN}) {
      assertThatThrownBy(() -> new NeuronModel(decay, 2))
          .isInstanceOf(TrainingException.class)
          .hasMessageContaining("decay");
    }
    for (float alpha : new float[] {0, -1, Float.NaN, Float.POSITIVE_INFINITY}) {
      assertThatThrownBy(() -> new NeuronModel(1, alpha))
          .isInstanceOf(TrainingException.class)
          .hasMessageContaining("alpha");
    }
  }

  private static double soft(double alpha, double x) {
    return Math.atan(Math.PI / 2 * alpha * x) / Math.PI + 0.5;
  }
}
