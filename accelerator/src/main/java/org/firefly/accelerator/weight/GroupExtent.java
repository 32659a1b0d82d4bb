package org.firefly.accelerator.weight;

import static org.firefly.hdl.Hardware.bundle;
import static org.firefly.hdl.Hardware.member;
import static org.firefly.hdl.Hardware.uint;

import org.firefly.hdl.Bundle;
import org.firefly.hdl.DataType;
import org.firefly.hdl.UInt;
import org.firefly.hdl.Width;

/**
 * How many passes and time steps an output group has.
 *
 * @param lastPass number of passes - 1
 * @param lastStep number of time steps - 1
 */
record GroupExtent(UInt lastPass, @Width(STEP_BITS) UInt lastStep) implements Bundle {
  static final int STEP_BITS = 8;

  static DataType<GroupExtent> type(WeightSizes sizes) {
    return bundle(GroupExtent.class, member("lastPass", uint(sizes.passBits())));
  }
}
