package org.firefly.accelerator.channel;

import static org.firefly.hdl.Hardware.bundle;
import static org.firefly.hdl.Hardware.member;
import static org.firefly.hdl.Hardware.uint;

import org.firefly.hdl.Bool;
import org.firefly.hdl.Bundle;
import org.firefly.hdl.DataType;
import org.firefly.hdl.UInt;

/**
 * A beat of a part of a tile, from a port that reads nothing else.
 *
 * @param data busBits, first byte in the lowest bits
 * @param last last beat of the part
 */
public record TileBeat(UInt data, Bool last) implements Bundle {
  /** Drives this with {@code beat}. */
  public void take(ReadBeat beat) {
    data.set(beat.data());
    last.set(beat.last());
  }

  /** The type in a core. */
  public static DataType<TileBeat> type(CoreWidths widths) {
    return bundle(TileBeat.class, member("data", uint(widths.beatBits())));
  }
}
