package org.firefly.training;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.pytorch.jni.JniUtils;
import java.util.function.IntFunction;
import org.firefly.network.Network;

/**
 * Accuracy of a network of NIR primitives in single precision, on PyTorch. It shares no layer with
 * the training graph, so it also checks the export.
 */
public final class FloatEvaluation {
  private static final int BATCH = 50;

  private FloatEvaluation() {}

  /**
   * Share of samples whose largest summed output is that of their label.
   *
   * @param network a graph without cycles of convolutions, IF and LIF neurons, pooling, thresholds,
   *     scales, flattening and linear layers
   * @throws TrainingException naming a node that is none of these
   */
  static double accuracy(Network network, LabelledSamples samples, int timeSteps) {
    SampleBatches batches = new SampleBatches(samples, BATCH);
    int correct = 0;
    try (NDManager manager = PyTorch.engine().newBaseManager()) {
      JniUtils.setGradMode(false);
      FloatNetwork runnable = new FloatNetwork(manager, network);
      for (int b = 0; b < batches.batches(); b++) {
        int batch = b;
        correct +=
            NativeWork.of(
                () -> {
                  try (NDManager scratch = manager.newSubManager()) {
                    NDArray inputs = batches.inputs(scratch, batch);
                    IntFunction<NDArray> steps = perStep(inputs, samples, batches.size(batch));
                    NDArray logits = runnable.run(steps, timeSteps);
                    return batches.correct(batch, logits.toFloatArray());
                  }
                });
      }
    }
    return (double) correct / samples.count();
  }

  /** The input [B, C, H, W] of each time step. */
  private static IntFunction<NDArray> perStep(NDArray inputs, LabelledSamples samples, int batch) {
    if (samples.timeSteps().isEmpty()) {
      return step -> inputs;
    }
    NDArray steps =
        inputs.reshape(
            samples.storedSteps(), batch, samples.channels(), samples.rows(), samples.columns());
    return steps::get;
  }
}
