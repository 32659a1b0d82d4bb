package org.firefly.architecture.isa;

import java.util.ArrayList;
import java.util.List;

/**
 * The register {@link Register#STATUS}, decoded.
 *
 * @param busy whether a run is going on
 * @param done whether the last run ended well
 * @param failed whether the last run ended with {@code error}
 * @param membraneOverflow whether a membrane left its range in the last run
 * @param stopped whether the last run was stopped from outside
 * @param startRefused whether a start came while a run was going on, which it did not disturb
 * @param error why the last run failed
 * @param waitsFor what the core waits for, or waited for when the run failed
 */
public record CoreStatus(
    boolean busy,
    boolean done,
    boolean failed,
    boolean membraneOverflow,
    boolean stopped,
    boolean startRefused,
    CoreError error,
    List<Wait> waitsFor) {
  /** Lowest bit of the error code. */
  public static final int ERROR_BIT = RegisterField.STATUS_ERROR.bits().lowBit();

  /** Lowest bit of the mask of {@link Wait}. */
  public static final int WAIT_BIT = RegisterField.STATUS_WAITS.bits().lowBit();

  /** Something that a core can wait for; bit {@code ordinal} of the mask. */
  public enum Wait {
    DESCRIPTOR("a layer descriptor from memory"),
    WEIGHTS("weights from memory"),
    SPIKES("spikes from memory"),
    OUTPUT("room in the output buffer"),
    WRITE_RESPONSE("write responses from memory"),
    READ_RESPONSE("bursts that were requested before the end of the run");

    private final String text;

    Wait(String text) {
      this.text = text;
    }

    /** What it is, in words. */
    public String text() {
      return text;
    }
  }

  public CoreStatus {
    waitsFor = List.copyOf(waitsFor);
  }

  /** Reads the register's value. */
  public static CoreStatus decode(int word) {
    int mask = RegisterField.STATUS_WAITS.of(word);
    List<Wait> waits = new ArrayList<>();
    for (Wait wait : Wait.values()) {
      if ((mask >>> wait.ordinal() & 1) == 1) {
        waits.add(wait);
      }
    }
    return new CoreStatus(
        RegisterField.STATUS_BUSY.isSet(word),
        RegisterField.STATUS_DONE.isSet(word),
        RegisterField.STATUS_FAILED.isSet(word),
        RegisterField.STATUS_MEMBRANE_OVERFLOW.isSet(word),
        RegisterField.STATUS_STOPPED.isSet(word),
        RegisterField.STATUS_START_REFUSED.isSet(word),
        CoreError.ofCode(RegisterField.STATUS_ERROR.of(word)),
        waits);
  }
}
