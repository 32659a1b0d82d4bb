package org.firefly.accelerator.channel;

import static org.firefly.hdl.Hardware.bundle;
import static org.firefly.hdl.Hardware.member;
import static org.firefly.hdl.Hardware.uint;

import org.firefly.hdl.Bool;
import org.firefly.hdl.Bundle;
import org.firefly.hdl.DataType;
import org.firefly.hdl.UInt;

/**
 * A plane whose beats follow on the spike port. Beats begin with the one that holds the plane's
 * first word and end with the one that holds its last word; a new plane begins with a new beat.
 *
 * @param firstWord place of the plane's first word in its first beat
 * @param firstOfVector packed: plane of input group 0 of a time step
 * @param lastOfVector packed: plane of the last input group of a time step
 */
public record PlaneStart(UInt firstWord, Bool firstOfVector, Bool lastOfVector) implements Bundle {
  /** The type for a configuration. */
  public static DataType<PlaneStart> type(CoreWidths widths) {
    return bundle(PlaneStart.class, member("firstWord", uint(widths.wordInBeatBits())));
  }
}
