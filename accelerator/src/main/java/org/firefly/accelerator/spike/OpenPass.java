package org.firefly.accelerator.spike;

import static org.firefly.hdl.Hardware.bundle;
import static org.firefly.hdl.Hardware.member;
import static org.firefly.hdl.Hardware.uint;

import org.firefly.accelerator.channel.PassCommand;
import org.firefly.hdl.Bundle;
import org.firefly.hdl.DataType;
import org.firefly.hdl.UInt;

/**
 * A pass that can be walked.
 *
 * @param command the pass
 * @param vectorAddress packed: where the vector buffer holds the chunk of position 0
 */
record OpenPass(PassCommand command, UInt vectorAddress) implements Bundle {
  static DataType<OpenPass> type(SpikeSizes sizes) {
    return bundle(
        OpenPass.class,
        member("command", PassCommand.type()),
        member("vectorAddress", uint(sizes.vectorAddressBits())));
  }
}
