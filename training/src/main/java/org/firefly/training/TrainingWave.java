package org.firefly.training;

import ai.djl.ndarray.NDArray;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.jni.JniUtils;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.List;

/**
 * Remembers the way back. PyTorch differentiates the stretches between layers of neurons and joins,
 * whose outputs each start a new stretch; those collect the gradients of all who read them, since
 * what came last goes back first.
 */
final class TrainingWave implements Wave {
  private final int batch;
  private final int timeSteps;
  private final RateRegulariser regulariser;
  private final List<Step> steps = new ArrayList<>();
  private final List<Double> rates = new ArrayList<>();

  /** Switches the calling thread's recording of gradients on. */
  TrainingWave(int batch, int timeSteps, RateRegulariser regulariser) {
    this.batch = batch;
    this.timeSteps = timeSteps;
    this.regulariser = regulariser;
    JniUtils.setGradMode(true);
  }

  @Override
  public NDArray currents(ConvolutionBlock convolution, NDArray input) {
    return convolution.currents(input, true);
  }

  @Override
  public NDArray spikes(SpikingActivation neurons, NDArray currents) {
    NDArray spikes = neurons.spikes(currents, batch, timeSteps);
    spikes.setRequiresGradient(true);
    double rate = rate(spikes);
    rates.add(rate);
    steps.add(() -> backward(neurons, currents, spikes, rate));
    return spikes;
  }

  @Override
  public NDArray joined(NDArray result) {
    NDArray start = result.stopGradient();
    start.setRequiresGradient(true);
    steps.add(() -> backward(result, start));
    return start;
  }

  @Override
  public void done(NDArray array) {
    // The way back reads it.
  }

  /** Share of spikes of each layer of neurons so far, behind its pooling. */
  List<Double> rates() {
    return rates;
  }

  /**
   * Carries the gradient of what was computed last back through everything.
   *
   * @param result depends on what the last steps returned
   */
  void backward(NDArray result, float gradient) {
    differentiate(result, result.getManager().create(gradient));
    for (int i = steps.size() - 1; i >= 0; i--) {
      steps.get(i).backward();
    }
  }

  /** The way back through something. */
  @FunctionalInterface
  private interface Step {
    void backward();
  }

  private void backward(SpikingActivation neurons, NDArray currents, NDArray spikes, double rate) {
    try (NDArray outer = spikes.getGradient()) {
      add(outer, regulariser.gradient(rate, Math.toIntExact(spikes.size())));
      try (NDArray inner = neurons.gradient(currents, outer, batch, timeSteps)) {
        differentiate(currents, inner);
      }
    }
    spikes.close();
    currents.close();
  }

  private static void backward(NDArray result, NDArray start) {
    try (NDArray gradient = start.getGradient()) {
      differentiate(result, gradient);
    }
    start.close();
    result.close();
  }

  private static void add(NDArray gradient, float pull) {
    if (pull != 0) {
      FloatBuffer values = Parameter.view(gradient);
      for (int i = 0; i < values.limit(); i++) {
        values.put(i, values.get(i) + pull);
      }
    }
  }

  private static double rate(NDArray spikes) {
    FloatBuffer values = Parameter.view(spikes);
    int fired = 0;
    for (int i = 0; i < values.limit(); i++) {
      fired += (int) values.get(i);
    }
    return (double) fired / values.limit();
  }

  /**
   * DJL's own interface starts only from a scalar. Nothing that is differentiated here may have a
   * Java number as operand: DJL keeps it in memory that may be gone by the time of this call.
   */
  private static void differentiate(NDArray array, NDArray gradient) {
    JniUtils.backward((PtNDArray) array, (PtNDArray) gradient, false, false);
  }
}
