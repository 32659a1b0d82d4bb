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
  public static final int ERROR_BIT = 8;

  /** Lowest bit of the mask of {@link Wait}. */
  public static final int WAIT_BIT = 16;

  private static final int ERROR_MASK = 0xF;

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
    List<Wait> waits = new ArrayList<>();
    for (Wait wait : Wait.values()) {
      if (bit(word, WAIT_BIT + wait.ordinal())) {
        waits.add(wait);
      }
    }
    return new CoreStatus(
        bit(word, 0),
        bit(word, 1),
        bit(word, 2),
        bit(word, 3),
        bit(word, 4),
        bit(word, 5),
        CoreError.ofCode(word >>> ERROR_BIT & ERROR_MASK),
        waits);
  }

  private static boolean bit(int word, int index) {
    return (word >>> index & 1) == 1;
  }
}
