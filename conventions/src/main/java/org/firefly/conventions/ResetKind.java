package org.firefly.conventions;

/** What a spike does to the membrane. */
public enum ResetKind implements Named {
  /** The stored v_reset; a file without one is ambiguous, see {@link NeuronEquation}. */
  STORED("stored"),
  /** A hard reset, to v_reset where the file has one and to 0 otherwise. */
  ZERO("zero"),
  /** The threshold is taken off. */
  SUBTRACT("subtract"),
  /** Nothing. */
  NONE("none");

  private final String option;

  ResetKind(String option) {
    this.option = option;
  }

  @Override
  public String option() {
    return option;
  }
}
