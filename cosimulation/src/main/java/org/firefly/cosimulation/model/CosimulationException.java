package org.firefly.cosimulation.model;

/**
 * A model that cannot be built, or a simulation that cannot go on. The message is a sentence for
 * the user.
 */
public class CosimulationException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public CosimulationException(String message) {
    super(message);
  }

  public CosimulationException(String message, Throwable cause) {
    super(message, cause);
  }
}
