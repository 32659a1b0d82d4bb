package org.firefly.accelerator.channel;

import static org.firefly.hdl.Hardware.bundle;
import static org.firefly.hdl.Hardware.member;
import static org.firefly.hdl.Hardware.uint;

import org.firefly.hdl.Bool;
import org.firefly.hdl.Bundle;
import org.firefly.hdl.DataType;
import org.firefly.hdl.UInt;

/**
 * A beat that was requested.
 *
 * @param data busBits, first byte in the lowest bits
 * @param tag tag of the request
 * @param last last beat of the request
 */
public record ReadBeat(UInt data, UInt tag, Bool last) implements Bundle {
  /** Drives this with {@code beat}, under another tag. */
  public void retag(ReadBeat beat, UInt newTag) {
    data.set(beat.data);
    tag.set(newTag);
    last.set(beat.last);
  }

  /** The type with a tag of some bits. */
  public static DataType<ReadBeat> type(CoreWidths widths, int tagBits) {
    return bundle(
        ReadBeat.class, member("data", uint(widths.beatBits())), member("tag", uint(tagBits)));
  }
}
