package org.firefly.explore.study;

/**
 * A bound that the best choice keeps.
 *
 * @param metric what is bounded
 * @param bound in the unit of the table: microseconds, nanojoules, images per second, or a share
 * @param text as the user wrote it
 */
public record Limit(Metric metric, double bound, String text) {
  /**
   * Reads a bound.
   *
   * @throws StudyException if the text is none of this metric
   */
  public static Limit parse(Metric metric, String text) {
    double bound =
        metric
            .unit()
            .parse(text)
            .orElseThrow(
                () ->
                    new StudyException(
                        "'"
                            + text
                            + "' is no bound of "
                            + metric.key()
                            + "; give "
                            + metric.unit().example()
                            + "."));
    return new Limit(metric, bound, text.strip());
  }

  /** Whether a value keeps the bound. */
  public boolean allows(double value) {
    return metric.moreIsBetter() ? value >= bound : value <= bound;
  }

  /** Such as {@code latency at most 1ms}. */
  public String description() {
    return metric.key() + (metric.moreIsBetter() ? " at least " : " at most ") + text;
  }
}
