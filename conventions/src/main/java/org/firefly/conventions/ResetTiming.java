package org.firefly.conventions;

/** When a reset acts. */
public enum ResetTiming implements Named {
  /** In the step of the spike. */
  AT_ONCE("none"),
  /** In the step after the spike, behind the decay: snnTorch with reset_delay=True. */
  NEXT_STEP("next-step"),
  /**
   * In the step of the spike, and once more or less behind the next decay while the stored membrane
   * is above the threshold: snnTorch with reset_delay=False. Equal to {@link #AT_ONCE} as long as
   * no membrane exceeds twice its threshold.
   */
  CORRECTED("corrected");

  private final String option;

  ResetTiming(String option) {
    this.option = option;
  }

  @Override
  public String option() {
    return option;
  }
}
