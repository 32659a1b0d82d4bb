package org.firefly.hdl.tree;

/**
 * A mistake in a hardware description or in the use of a hardware tool.
 *
 * <p>The message is a sentence for the user. It starts with the Java file and line when the mistake
 * has one.
 */
public final class HardwareException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** A problem that belongs to no line, such as a missing tool. */
  public HardwareException(String message) {
    super(message);
  }

  /** A problem caused by another exception. */
  public HardwareException(String message, Throwable cause) {
    super(message, cause);
  }

  /** A problem of the statement at {@code where}; the location becomes the start of the message. */
  public HardwareException(SourceLocation where, String message) {
    super(where + ": " + message);
  }
}
