package org.firefly.architecture.isa;

import org.firefly.architecture.ConfigurationException;

/** Why a run failed; the ordinal is the code in {@link Register#STATUS}. */
public enum CoreError {
  NONE("no error"),
  BAD_DESCRIPTOR("a layer descriptor has impossible fields"),
  BAD_PASS_TABLE("a pass table does not fit its descriptor or the on-chip table"),
  ADDRESS("an address lies outside of the base and limit registers"),
  SPIKE_READ("the memory answered a read on the spike port with an error"),
  WEIGHT_READ("the memory answered a read on the weight port with an error"),
  WRITE("the memory answered a write with an error"),
  TIMEOUT("the run made no progress for as many clocks as the watchdog allows"),
  STUCK("the memory did not end bursts that it had accepted; the core needs a reset");

  private final String text;

  CoreError(String text) {
    this.text = text;
  }

  /** What went wrong, in words. */
  public String text() {
    return text;
  }

  /**
   * The error with a code.
   *
   * @throws ConfigurationException when there is none
   */
  public static CoreError ofCode(int code) {
    if (code < 0 || code >= values().length) {
      throw new ConfigurationException("A core reports the unknown error code " + code + ".");
    }
    return values()[code];
  }
}
