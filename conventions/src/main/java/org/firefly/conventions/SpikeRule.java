package org.firefly.conventions;

/** When a neuron fires. */
public enum SpikeRule implements Named {
  /** u > theta, the rule of every NIR version. */
  GREATER("gt", ">"),
  /** u >= theta. */
  GREATER_OR_EQUAL("ge", ">=");

  private final String option;
  private final String sign;

  SpikeRule(String option, String sign) {
    this.option = option;
    this.sign = sign;
  }

  /** The comparison, for equations. */
  public String sign() {
    return sign;
  }

  /** Whether a neuron fires. */
  public boolean fires(double u, double theta) {
    return this == GREATER ? u > theta : u >= theta;
  }

  @Override
  public String option() {
    return option;
  }
}
