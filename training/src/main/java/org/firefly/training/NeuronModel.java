package org.firefly.training;

/**
 * Spiking neuron with threshold 1 and hard reset to 0, and the surrogate of its derivative.
 *
 * <p>One time step is {@code u = decay * v + x; fire = u > 1; v = fire ? 0 : u}. In the backward
 * pass the step function's derivative at {@code x = u - 1} is replaced by that of {@code atan(pi/2
 * * alpha * x) / pi + 1/2}, the arctangent surrogate of Fang et al., "Incorporating Learnable
 * Membrane Time Constant to Enhance Learning of Spiking Neural Networks", ICCV 2021. The reset is
 * not differentiated: letting gradients through it only adds noise (Zenke and Vogels, Neural
 * Computation 33, 2021).
 *
 * @param decay factor of the membrane from step to step, above 0 and at most 1; 1 is
 *     integrate-and-fire
 * @param surrogateAlpha steepness of the surrogate, above 0; its derivative at the threshold is
 *     {@code alpha / 2}
 */
public record NeuronModel(float decay, float surrogateAlpha) {
  /** Firing threshold of every neuron; batch normalisation makes any other value redundant. */
  public static final float THRESHOLD = 1f;

  public NeuronModel {
    if (!(decay > 0 && decay <= 1)) {
      throw new TrainingException("The decay must be above 0 and at most 1, not " + decay + ".");
    }
    if (!(surrogateAlpha > 0 && Float.isFinite(surrogateAlpha))) {
      throw new TrainingException(
          "The surrogate's alpha must be positive and finite, not " + surrogateAlpha + ".");
    }
  }

  /** The neuron without leak. */
  public static NeuronModel integrateAndFire(float surrogateAlpha) {
    return new NeuronModel(1, surrogateAlpha);
  }

  /** Whether the membrane keeps all of its value from step to step. */
  public boolean isIntegrateAndFire() {
    return decay == 1;
  }

  /** The surrogate's derivative at a distance {@code x = u - threshold}. */
  public float surrogateDerivative(float x) {
    float z = (float) (Math.PI / 2) * surrogateAlpha * x;
    return 0.5f * surrogateAlpha / (1 + z * z);
  }
}
