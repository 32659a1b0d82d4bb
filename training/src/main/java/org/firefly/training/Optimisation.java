package org.firefly.training;

/**
 * How the weights are changed.
 *
 * @param batchSize images per update, at least 2 (batch statistics of one image mean little)
 * @param learningRate highest rate, reached after the warm-up
 * @param weightDecay decoupled decay of AdamW, per unit of learning rate
 * @param labelSmoothing share of the target probability spread evenly over all classes, 0 to 1
 * @param warmUp share of all updates with a linearly rising rate, 0 to 1; a half cosine down to
 *     zero follows
 * @param rates pull on the firing rates
 * @param augment whether training images are shifted by a pixel at most and mirrored left to right
 */
public record Optimisation(
    int batchSize,
    float learningRate,
    float weightDecay,
    float labelSmoothing,
    float warmUp,
    RateRegulariser rates,
    boolean augment) {
  /** Those of the shipped model. */
  public static final Optimisation DEFAULT =
      new Optimisation(64, 2e-3f, 1e-2f, 0.05f, 0.1f, RateRegulariser.NONE, true);

  public Optimisation {
    require(batchSize >= 2, "batch size", "at least 2", batchSize);
    require(learningRate > 0 && learningRate < 100, "learning rate", "positive", learningRate);
    require(weightDecay >= 0 && weightDecay < 100, "weight decay", "at least 0", weightDecay);
    require(
        labelSmoothing >= 0 && labelSmoothing < 1, "label smoothing", "in [0, 1)", labelSmoothing);
    require(warmUp >= 0 && warmUp < 1, "warm-up", "in [0, 1)", warmUp);
  }

  /** Learning rate of an update, counted from 0, of {@code updates} in all. */
  float learningRate(long update, long updates) {
    double rising = warmUp * updates;
    double next = update + 1;
    if (next <= rising) {
      return (float) (learningRate * next / rising);
    }
    double progress = (update - rising) / (updates - rising);
    return (float) (learningRate * 0.5 * (1 + Math.cos(Math.PI * Math.max(0, progress))));
  }

  private static void require(boolean holds, String name, String rule, Number value) {
    if (!holds) {
      throw new TrainingException("The %s must be %s, not %s.".formatted(name, rule, value));
    }
  }
}
