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
  LATE_VALUE,
  /** v = u - theta; as long as what is left would fire again, rho takes the threshold's place. */
  SUBTRACT_RAISING;

  /** Value of the descriptor's field. */
  public int code() {
    return ordinal();
  }

  /** Whether a spike is felt in the next step instead of its own. */
  public boolean late() {
    return this == LATE || this == LATE_VALUE;
  }

  /** Whether neurons keep a mark for the next step beside the membrane. */
  public boolean marks() {
    return late() || this == SUBTRACT_RAISING;
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
