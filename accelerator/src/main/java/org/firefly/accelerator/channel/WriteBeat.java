package org.firefly.accelerator.channel;

import static org.firefly.accelerator.channel.CoreWidths.OFFSET_BITS;
import static org.firefly.hdl.Hardware.bundle;
import static org.firefly.hdl.Hardware.member;
import static org.firefly.hdl.Hardware.uint;

import org.firefly.architecture.isa.CoreStructure;
import org.firefly.hdl.Bool;
import org.firefly.hdl.Bundle;
import org.firefly.hdl.DataType;
import org.firefly.hdl.UInt;
import org.firefly.hdl.Width;

/**
 * A beat to be written. Beats of one burst are consecutive in memory; a burst has at most {@value
 * CoreStructure#WRITE_BURST_BEATS} beats and does not cross a multiple of that many beats, counted
 * from the base address.
 *
 * @param offset bytes from the base address; multiple of a beat
 * @param data busBits, first byte in the lowest bits
 * @param strobe one bit per byte that is to be written
 * @param last last beat of its burst
 */
public record WriteBeat(@Width(OFFSET_BITS) UInt offset, UInt data, UInt strobe, Bool last)
    implements Bundle {
  /** The type for a configuration. */
  public static DataType<WriteBeat> type(CoreWidths widths) {
    return bundle(
        WriteBeat.class,
        member("data", uint(widths.beatBits())),
        member("strobe", uint(widths.beatBits() / 8)));
  }
}
