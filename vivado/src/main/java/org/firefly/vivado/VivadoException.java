package org.firefly.vivado;

/** A project that cannot be made or written; the message is one sentence for the user. */
public final class VivadoException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public VivadoException(String message) {
    super(message);
  }

  public VivadoException(String message, Throwable cause) {
    super(message, cause);
  }
}
