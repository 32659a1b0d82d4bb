package org.firefly.conventions;

/** How a time constant becomes the share of a state that is left after one time step. */
public enum DecayLaw implements Named {
  /** 1 - dt / tau, the forward Euler step that NIR's documentation describes. */
  EULER("euler"),
  /** exp(-dt / tau), the exact solution over one step. */
  EXPONENTIAL("exp");

  private final String option;

  DecayLaw(String option) {
    this.option = option;
  }

  @Override
  public String option() {
    return option;
  }
}
