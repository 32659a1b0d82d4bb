package org.firefly.architecture.isa;

import org.firefly.architecture.ConfigurationException;

/** How the synapse array is fed; the code is the descriptor's. */
public enum LayerKind {
  /** Sliding 3x3 window over the input planes. */
  WINDOW(1),
  /** Nine input words of a vector in the place of the nine taps: fully connected and 1x1. */
  PACKED(2);

  private final int code;

  LayerKind(int code) {
    this.code = code;
  }

  /** Value of the descriptor's kind field. */
  public int code() {
    return code;
  }

  /**
   * The kind with the given code.
   *
   * @throws ConfigurationException when there is none
   */
  public static LayerKind ofCode(int code) {
    for (LayerKind kind : values()) {
      if (kind.code == code) {
        return kind;
      }
    }
    throw new ConfigurationException("A descriptor has the unknown layer kind " + code + ".");
  }
}
