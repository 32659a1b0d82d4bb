package org.firefly.figures;

/** An energy model that cannot be used; the message is a sentence for the user. */
public final class FiguresException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  FiguresException(String message) {
    super(message);
  }
}
