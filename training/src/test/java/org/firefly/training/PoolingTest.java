package org.firefly.training;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PoolingTest {
  @Test
  void aBlockSpikesWhenAnyOfItsNeuronsDoesAndOddBordersAreDropped() {
    float[] spikes = {
      0, 0, 0, 1, 1, //
      0, 0, 0, 0, 1, //
      0, 1, 0, 0, 1, //
      0, 0, 1, 1, 1, //
      1, 1, 1, 1, 1
    };
    assertThat(Pooling.or(spikes, new float[4], 5, 5)).containsExactly(0, 1, 1, 1);
  }

  @Test
  void aGradientGoesToTheHighestMembraneOfItsBlock() {
    float[] membranes = {
      0.1f, 0.2f, 9, //
      0.3f, 0.1f, 9, //
      9, 9, 9
    };
    float[] to = {5, 5, 5, 5, 5, 5, 5, 5, 5};
    Pooling.spread(new float[] {-2}, membranes, to, 3, 3);
    assertThat(to).containsExactly(0, 0, 0, -2, 0, 0, 0, 0, 0);
  }
}
