package org.firefly.network.data;

/** A data set that cannot be used; the message is one sentence naming the file and the remedy. */
public final class DatasetException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public DatasetException(String message) {
    super(message);
  }

  public DatasetException(String message, Throwable cause) {
    super(message, cause);
  }
}
