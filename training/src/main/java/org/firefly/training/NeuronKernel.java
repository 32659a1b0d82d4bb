package org.firefly.training;

/**
 * Forward and backward pass of a run of independent neurons through all time steps.
 *
 * <p>Works on short arrays that stay in the first-level cache, one per time step.
 */
final class NeuronKernel {
  private final float decay;
  private final float curvature;
  private final float slope;

  NeuronKernel(NeuronModel model) {
    decay = model.decay();
    slope = model.surrogateDerivative(0);
    float scale = (float) (Math.PI / 2) * model.surrogateAlpha();
    curvature = scale * scale;
  }

  /** Fills {@code spikes[t][i]} with 0 or 1 for the currents of the same layout. */
  void forward(float[][] currents, float[][] spikes, int neurons) {
    float[] membrane = new float[neurons];
    for (int t = 0; t < currents.length; t++) {
      float[] x = currents[t];
      float[] s = spikes[t];
      for (int i = 0; i < neurons; i++) {
        float u = decay * membrane[i] + x[i];
        boolean fire = u > NeuronModel.THRESHOLD;
        s[i] = fire ? 1 : 0;
        membrane[i] = fire ? 0 : u;
      }
    }
  }

  /** Turns currents into membranes before the reset, in place. */
  void membranes(float[][] currents, int neurons) {
    for (int t = 1; t < currents.length; t++) {
      float[] before = currents[t - 1];
      float[] x = currents[t];
      for (int i = 0; i < neurons; i++) {
        float v = before[i] > NeuronModel.THRESHOLD ? 0 : before[i];
        x[i] = decay * v + x[i];
      }
    }
  }

  /**
   * Turns gradients of the spikes into gradients of the currents, in place.
   *
   * @param membranes those before the reset
   */
  void backward(float[][] membranes, float[][] gradients, int neurons) {
    float[] later = new float[neurons];
    for (int t = membranes.length - 1; t >= 0; t--) {
      float[] u = membranes[t];
      float[] g = gradients[t];
      for (int i = 0; i < neurons; i++) {
        float x = u[i] - NeuronModel.THRESHOLD;
        float direct = g[i] * (slope / (1 + curvature * x * x));
        float total = x > 0 ? direct : direct + decay * later[i];
        later[i] = total;
        g[i] = total;
      }
    }
  }
}
