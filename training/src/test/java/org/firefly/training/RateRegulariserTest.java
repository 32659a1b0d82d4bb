package org.firefly.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class RateRegulariserTest {
  private static final RateRegulariser REGULARISER = new RateRegulariser(0.1f, 5);

  @Test
  void theGradientOfASpikeIsThatOfTheLossByTheMean() {
    int spikes = 1000;
    for (double rate = 0.11; rate < 1; rate += 0.07) {
      double h = 1e-6;
      double slope = (REGULARISER.loss(rate + h) - REGULARISER.loss(rate - h)) / (2 * h);
      assertThat(REGULARISER.gradient(rate, spikes))
          .isPositive()
          .isCloseTo((float) (slope / spikes), within(1e-7f));
    }
  }

  @Test
  void aLayerAtTheTargetOrBelowFeelsNothing() {
    assertThat(REGULARISER.gradient(0.1f, 10)).isZero();
    assertThat(REGULARISER.gradient(0, 10)).isZero();
    assertThat(REGULARISER.loss(0.05)).isZero();
    assertThat(RateRegulariser.NONE.gradient(1, 10)).isZero();
  }

  @Test
  void valuesOutsideTheirRangeAreRefusedByName() {
    for (float target : new float[] {-0.1f, 1.1f, Float.NaN}) {
      assertThatThrownBy(() -> new RateRegulariser(target, 1))
          .isInstanceOf(TrainingException.class)
          .hasMessageContaining("target rate");
    }
    for (float strength : new float[] {-1, Float.NaN, Float.POSITIVE_INFINITY}) {
      assertThatThrownBy(() -> new RateRegulariser(0.1f, strength))
          .isInstanceOf(TrainingException.class)
          .hasMessageContaining("rate strength");
    }
  }
}
