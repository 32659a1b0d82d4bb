package org.firefly.accelerator.dma;

import static org.firefly.hdl.Hardware.bundle;
import static org.firefly.hdl.Hardware.member;
import static org.firefly.hdl.Hardware.uint;

import org.firefly.accelerator.channel.CoreWidths;
import org.firefly.hdl.Bool;
import org.firefly.hdl.Bundle;
import org.firefly.hdl.DataType;
import org.firefly.hdl.UInt;

/**
 * A beat on its way to the bus.
 *
 * @param data busBits, first byte in the lowest bits
 * @param strobe one bit per byte that is to be written
 * @param last last beat of its burst on the bus
 */
record WriteData(UInt data, UInt strobe, Bool last) implements Bundle {
  static DataType<WriteData> type(CoreWidths widths) {
    return bundle(
        WriteData.class,
        member("data", uint(widths.beatBits())),
        member("strobe", uint(widths.beatBits() / 8)));
  }
}
