package org.firefly.accelerator.output;

import static org.firefly.hdl.Hardware.bundle;
import static org.firefly.hdl.Hardware.member;
import static org.firefly.hdl.Hardware.uint;

import org.firefly.accelerator.channel.CoreWidths;
import org.firefly.hdl.Bool;
import org.firefly.hdl.Bundle;
import org.firefly.hdl.DataType;
import org.firefly.hdl.UInt;

/**
 * Output spikes of P channels at one position, after pooling.
 *
 * @param spikes lane 0 in bit 0
 * @param lastStep whether they belong to the last time step
 */
record SpikeWord(UInt spikes, Bool lastStep) implements Bundle {
  static DataType<SpikeWord> type(CoreWidths widths) {
    return bundle(SpikeWord.class, member("spikes", uint(widths.lanes())));
  }
}
