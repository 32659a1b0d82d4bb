package org.firefly.accelerator.channel;

import static org.firefly.hdl.Hardware.bundle;

import org.firefly.hdl.Bool;
import org.firefly.hdl.Bundle;
import org.firefly.hdl.DataType;
import org.firefly.hdl.UInt;
import org.firefly.hdl.Width;

/**
 * What the neurons of the present layer do.
 *
 * @param decay m, 0 to 32768
 * @param inclusive fires at u >= theta
 * @param softReset subtracts theta after a spike
 */
public record NeuronRegisters(@Width(16) UInt decay, Bool inclusive, Bool softReset)
    implements Bundle {
  /** The type. */
  public static DataType<NeuronRegisters> type() {
    return bundle(NeuronRegisters.class);
  }
}
