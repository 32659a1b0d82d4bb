package org.firefly.accelerator.event;

import static org.firefly.hdl.Hardware.bundle;
import static org.firefly.hdl.Hardware.member;
import static org.firefly.hdl.Hardware.uint;

import org.firefly.hdl.Bool;
import org.firefly.hdl.Bundle;
import org.firefly.hdl.DataType;
import org.firefly.hdl.UInt;

/**
 * A mask without its spikes.
 *
 * @param first whether it is the first of its position
 * @param last whether it is the last
 * @param endsGroup whether its position is the last of an output group
 * @param clocks clocks that it takes
 * @param unit first unit of its weight rows
 */
record MaskHead(Bool first, Bool last, Bool endsGroup, UInt clocks, UInt unit) implements Bundle {
  static DataType<MaskHead> type(EventSizes sizes) {
    return bundle(
        MaskHead.class,
        member("clocks", uint(sizes.lengthBits())),
        member("unit", uint(sizes.maskBits())));
  }
}
