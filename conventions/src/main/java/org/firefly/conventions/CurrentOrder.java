package org.firefly.conventions;

/** Which synaptic current the membrane of a current-based neuron integrates in a step. */
public enum CurrentOrder implements Named {
  /** That of this step, with the step's input. */
  NEW("new"),
  /** That of the step before. */
  OLD("old");

  private final String option;

  CurrentOrder(String option) {
    this.option = option;
  }

  @Override
  public String option() {
    return option;
  }
}
