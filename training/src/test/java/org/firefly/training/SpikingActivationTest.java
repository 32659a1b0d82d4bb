package org.firefly.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SpikingActivationTest {
  private static final int BATCH = 2;
  private static final int STEPS = 3;
  private static final Shape MAPS = new Shape(BATCH, 3, 5, 4);

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void aConstantCurrentIsTheSameCurrentAtEveryStepAndItsGradientTheirSum(boolean pooled) {
    SpikingActivation layer = new SpikingActivation(NeuronModel.integrateAndFire(2), pooled);
    try (NDManager manager = PyTorch.engine().newBaseManager()) {
      NDArray once = random(manager, MAPS, 1);
      NDArray repeated = once.repeat(0, 1).concat(once).concat(once);

      NDArray spikes = layer.spikes(once, BATCH, STEPS);
      NDArray outer = random(manager, spikes.getShape(), 2);
      NDArray gradient = layer.gradient(once, outer, BATCH, STEPS);
      NDArray parts = layer.gradient(repeated, outer, BATCH, STEPS);

      assertThat(layer.spikes(repeated, BATCH, STEPS).toFloatArray())
          .isEqualTo(spikes.toFloatArray());
      NDArray sum = parts.reshape(new Shape(STEPS).addAll(MAPS)).sum(new int[] {0});
      assertThat(gradient.getShape()).isEqualTo(MAPS);
      assertThat(gradient.toFloatArray()).containsExactly(sum.toFloatArray(), within(1e-6f));
    }
  }

  @Test
  void poolingHalvesTheMapsAndTakesTheMaximumOfTheSpikes() {
    NeuronModel model = NeuronModel.integrateAndFire(2);
    try (NDManager manager = PyTorch.engine().newBaseManager()) {
      NDArray currents = random(manager, MAPS, 3);
      NDArray spikes = new SpikingActivation(model, false).spikes(currents, BATCH, STEPS);
      NDArray pooled = new SpikingActivation(model, true).spikes(currents, BATCH, STEPS);
      Shape two = new Shape(2, 2);
      NDArray expected = spikes.getNDArrayInternal().maxPool(two, two, new Shape(0, 0), false);

      assertThat(pooled.getShape()).isEqualTo(new Shape(BATCH * STEPS, 3, 2, 2));
      assertThat(pooled.toFloatArray()).isEqualTo(expected.toFloatArray());
    }
  }

  private static NDArray random(NDManager manager, Shape shape, long seed) {
    return Initial.normal(manager, shape, 1, new SplittableRandom(seed));
  }
}
