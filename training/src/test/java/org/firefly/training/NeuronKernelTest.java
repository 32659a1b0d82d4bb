package org.firefly.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.jni.JniUtils;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NeuronKernelTest {
  @AfterEach
  void recordNoGradients() {
    JniUtils.setGradMode(false);
  }

  @Test
  void integratesFiresStrictlyAboveTheThresholdAndResetsToZero() {
    assertThat(spikes(new NeuronModel(1, 2), 0.5f, 0.5f, 0.25f, 0.875f, 0.25f))
        .containsExactly(0, 0, 1, 0, 1);
  }

  @Test
  void leakComesBeforeTheCurrent() {
    // Membranes 1, 1.25 (fires), 0.75, 1.125 (fires), 0.5.
    assertThat(spikes(new NeuronModel(0.5f, 2), 1, 0.75f, 0.75f, 0.75f, 0.5f))
        .containsExactly(0, 1, 0, 1, 0);
  }

  @ParameterizedTest
  @CsvSource({"1, 2, 1", "1, 2, 4", "0.5, 2, 4", "0.75, 4, 6"})
  void backwardPassEqualsAutomaticDifferentiationWithAStraightThroughSurrogate(
      float decay, float alpha, int timeSteps) {
    int neurons = 200;
    SplittableRandom random = new SplittableRandom(7);
    float[][] currents = new float[timeSteps][neurons];
    float[][] gradients = new float[timeSteps][neurons];
    for (int t = 0; t < timeSteps; t++) {
      for (int i = 0; i < neurons; i++) {
        currents[t][i] = (float) random.nextGaussian();
        gradients[t][i] = (float) random.nextGaussian();
      }
    }
    float[][] expected = automatic(new NeuronModel(decay, alpha), currents, gradients);
    NeuronKernel kernel = new NeuronKernel(new NeuronModel(decay, alpha));
    kernel.membranes(currents, neurons);
    kernel.backward(currents, gradients, neurons);
    for (int t = 0; t < timeSteps; t++) {
      assertThat(gradients[t]).containsExactly(expected[t], within(1e-5f));
    }
  }

  private static float[] spikes(NeuronModel model, float... currents) {
    float[][] in = new float[currents.length][1];
    float[][] out = new float[currents.length][1];
    for (int t = 0; t < currents.length; t++) {
      in[t][0] = currents[t];
    }
    new NeuronKernel(model).forward(in, out, 1);
    float[] spikes = new float[currents.length];
    for (int t = 0; t < currents.length; t++) {
      spikes[t] = out[t][0];
    }
    return spikes;
  }

  private static float[][] automatic(NeuronModel model, float[][] currents, float[][] gradients) {
    try (NDManager manager = PyTorch.engine().newBaseManager()) {
      JniUtils.setGradMode(true);
      NDArray x = manager.create(currents);
      x.setRequiresGradient(true);
      NDArray outer = manager.create(gradients);
      // Constants are arrays because DJL frees a Java number that is an operand too early.
      NDArray decay = manager.create(model.decay());
      NDArray scale = manager.create((float) (Math.PI / 2 * model.surrogateAlpha()));
      NDArray pi = manager.create((float) Math.PI);
      NDArray one = manager.create(1f);
      NDArray membrane = manager.zeros(x.get(0).getShape());
      NDArray loss = manager.create(0f);
      for (int t = 0; t < currents.length; t++) {
        NDArray u = membrane.mul(decay).add(x.get(t));
        NDArray hard = u.stopGradient().gt(one).toType(DataType.FLOAT32, false);
        NDArray soft = u.sub(one).mul(scale).atan().div(pi);
        NDArray spike = hard.add(soft.sub(soft.stopGradient()));
        loss = loss.add(spike.mul(outer.get(t)).sum());
        membrane = u.mul(one.sub(hard));
      }
      JniUtils.backward((PtNDArray) loss, (PtNDArray) one, false, false);
      float[] flat = x.getGradient().toFloatArray();
      float[][] result = new float[currents.length][currents[0].length];
      for (int t = 0; t < result.length; t++) {
        System.arraycopy(flat, t * result[t].length, result[t], 0, result[t].length);
      }
      return result;
    }
  }
}
