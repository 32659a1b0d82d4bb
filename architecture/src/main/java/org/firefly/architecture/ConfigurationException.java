package org.firefly.architecture;

/** A configuration, board or descriptor that cannot work; the message names the rule it breaks. */
public final class ConfigurationException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public ConfigurationException(String message) {
    super(message);
  }
}
