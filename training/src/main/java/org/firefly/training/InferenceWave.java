package org.firefly.training;

import ai.djl.ndarray.NDArray;
import ai.djl.pytorch.jni.JniUtils;
import java.util.Iterator;
import java.util.List;

/** Keeps nothing that has been used. */
class InferenceWave implements Wave {
  private final int batch;
  private final int timeSteps;

  /** Switches the calling thread's recording of gradients off. */
  InferenceWave(int batch, int timeSteps) {
    this.batch = batch;
    this.timeSteps = timeSteps;
    JniUtils.setGradMode(false);
  }

  @Override
  public NDArray currents(ConvolutionBlock convolution, NDArray input) {
    return convolution.currents(input, false);
  }

  @Override
  public NDArray spikes(SpikingActivation neurons, NDArray currents) {
    try (NDArray used = currents) {
      return neurons.spikes(used, batch, timeSteps);
    }
  }

  @Override
  public NDArray joined(NDArray result) {
    return result;
  }

  @Override
  public void done(NDArray array) {
    array.close();
  }

  /** Gives the leading convolutions their weights before they are used. */
  static final class Starting extends InferenceWave {
    private final Iterator<NirImport.Weights> filters;

    Starting(int batch, int timeSteps, List<NirImport.Weights> filters) {
      super(batch, timeSteps);
      this.filters = filters.iterator();
    }

    @Override
    public NDArray currents(ConvolutionBlock convolution, NDArray input) {
      if (filters.hasNext()) {
        convolution.start(filters.next(), input);
      }
      return super.currents(convolution, input);
    }
  }
}
