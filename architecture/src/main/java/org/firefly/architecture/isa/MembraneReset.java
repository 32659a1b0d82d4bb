package org.firefly.architecture.isa;

import org.firefly.architecture.ConfigurationException;

/** What a spike does to the membrane of its neuron; the ordinal is the descriptor's code. */
public enum MembraneReset {
  /** v = rho. */
  VALUE,
  /** v = u - theta. */
  SUBTRACT,
  /** v = u. */
  NONE,
  /** v = u; in the next step rho takes the place of the bias. */
  LATE,
  /** v = u; in the next step the membrane is rho, whatever comes in. */
  LATE_VALUE;

  /** Value of the descriptor's field. */
  public int code() {
    return ordinal();
  }

  /** Whether a spike is felt in the next step, so that it is kept beside the membrane. */
  public boolean late() {
    return this == LATE || this == LATE_VALUE;
  }

  /**
   * The reset with a code.
   *
   * @throws ConfigurationException when there is none
   */
  public static MembraneReset of(int code) {
    if (code < 0 || code >= values().length) {
      throw new ConfigurationException("A descriptor has the unknown reset " + code + ".");
    }
    return values()[code];
  }
}
