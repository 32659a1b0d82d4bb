package org.firefly.training;

/**
 * Pulls the firing rate of every layer of neurons down to a target, for hardware whose work grows
 * with the number of spikes.
 *
 * <p>The loss gains {@code strength * sum over the layers of max(0, rate - target)^2}, where the
 * rate of a layer is the mean of its spikes over samples, time steps, channels and positions: an
 * upper bound on the activity of populations, as Zenke and Vogels regularise it in "The Remarkable
 * Robustness of Surrogate Gradient Learning for Instilling Complex Function in Spiking Neural
 * Networks", Neural Computation 33, 2021. Its gradient is the same for every spike and goes through
 * the neurons as any other, so the surrogate decides which of them fall silent. Layers at or below
 * the target feel nothing.
 *
 * @param target wanted share of neurons that fire in a time step, 0 to 1; of a pooled layer, of the
 *     pooled spikes, because those are what the next layer works on
 * @param strength factor of the added loss, at least 0; 0 leaves the training as it is
 */
public record RateRegulariser(float target, float strength) {
  /** No pull at all. */
  public static final RateRegulariser NONE = new RateRegulariser(1, 0);

  public RateRegulariser {
    if (!(target >= 0 && target <= 1)) {
      throw new TrainingException("The target rate must be in [0, 1], not " + target + ".");
    }
    if (!(strength >= 0 && Float.isFinite(strength))) {
      throw new TrainingException(
          "The rate strength must be at least 0 and finite, not " + strength + ".");
    }
  }

  /** What a layer of this rate adds to the loss. */
  double loss(double rate) {
    double excess = Math.max(0, rate - target);
    return strength * excess * excess;
  }

  /** Derivative of {@link #loss} by each of the {@code spikes} values whose mean the rate is. */
  float gradient(double rate, int spikes) {
    return (float) (2 * strength * Math.max(0, rate - target) / spikes);
  }
}
