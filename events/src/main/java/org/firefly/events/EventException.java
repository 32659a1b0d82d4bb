package org.firefly.events;

/** A recording that cannot be used; the message is one sentence naming the file and the remedy. */
public final class EventException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /**
   * @param message the whole sentence
   */
  public EventException(String message) {
    super(message);
  }

  /**
   * @param message the whole sentence
   */
  public EventException(String message, Throwable cause) {
    super(message, cause);
  }
}
