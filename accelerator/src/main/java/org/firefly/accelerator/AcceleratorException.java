package org.firefly.accelerator;

/** Something was asked of the hardware that it cannot be; the message says what and the remedy. */
public final class AcceleratorException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public AcceleratorException(String message) {
    super(message);
  }
}
