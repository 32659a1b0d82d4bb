package org.firefly.accelerator.channel;

import static org.firefly.hdl.Hardware.bundle;

import org.firefly.hdl.Bool;
import org.firefly.hdl.Bundle;
import org.firefly.hdl.DataType;
import org.firefly.hdl.UInt;
import org.firefly.hdl.Width;

/**
 * Where the state of the present layer's neurons lies in the membrane memory. The words of all
 * output groups are within the memory.
 *
 * @param resumes the neurons go on from what is there; else they start
 * @param offset word of the first position of output group 0; behind the sums that repeat
 * @param stride words from an output group to the next; 0 if all use the same
 */
public record StateRegisters(Bool resumes, @Width(16) UInt offset, @Width(16) UInt stride)
    implements Bundle {
  /** The type. */
  public static DataType<StateRegisters> type() {
    return bundle(StateRegisters.class);
  }
}
