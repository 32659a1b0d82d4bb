package org.firefly.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.jni.JniUtils;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class AdamWTest {
  private static final float RATE = 0.1f;
  private static final float DECAY = 0.2f;
  private static final float[] SLOPES = {3, -0.5f};

  @AfterEach
  void recordNoGradients() {
    JniUtils.setGradMode(false);
  }

  @ParameterizedTest
  @EnumSource(
      value = Parameter.Role.class,
      names = {"DECAYING", "PLAIN"})
  void followsThePublishedUpdate(Parameter.Role role) {
    try (NDManager manager = PyTorch.engine().newBaseManager()) {
      NDArray weights = manager.create(new float[] {1, -2});
      weights.setRequiresGradient(true);
      AdamW optimiser = new AdamW(manager, List.of(new Parameter("w", weights, role)), DECAY);
      double[] expected = {1, -2};
      double[] first = new double[2];
      double[] second = new double[2];
      for (int step = 1; step <= 5; step++) {
        leaveGradient(weights, step);
        optimiser.update(step, RATE, 0.5f);
        for (int i = 0; i < 2; i++) {
          double g = 0.5 * step * SLOPES[i];
          first[i] = 0.9 * first[i] + 0.1 * g;
          second[i] = 0.999 * second[i] + 0.001 * g * g;
          expected[i] *= role == Parameter.Role.DECAYING ? 1 - RATE * DECAY : 1;
          double corrected = Math.sqrt(second[i] / (1 - Math.pow(0.999, step))) + 1e-8;
          expected[i] -= RATE * first[i] / (1 - Math.pow(0.9, step)) / corrected;
        }
        assertThat(weights.toFloatArray())
            .containsExactly(new float[] {(float) expected[0], (float) expected[1]}, within(1e-5f));
      }
    }
  }

  /** Gradient {@code step * SLOPES}, on top of what an update should have cleared. */
  private static void leaveGradient(NDArray weights, int step) {
    JniUtils.setGradMode(true);
    NDManager manager = weights.getManager();
    NDArray loss = weights.mul(manager.create(SLOPES)).sum();
    JniUtils.backward((PtNDArray) loss, (PtNDArray) manager.create((float) step), false, false);
    JniUtils.setGradMode(false);
  }
}
