package org.firefly.accelerator.event;

import static org.firefly.hdl.Hardware.bundle;
import static org.firefly.hdl.Hardware.member;
import static org.firefly.hdl.Hardware.uint;

import org.firefly.hdl.Bool;
import org.firefly.hdl.Bundle;
import org.firefly.hdl.DataType;
import org.firefly.hdl.UInt;
import org.firefly.hdl.Width;

/**
 * What is known of a column of a mask, one of three.
 *
 * @param firstColumn first of its mask
 * @param lastColumn last of its mask
 * @param firstMask its mask is the first of a position
 * @param lastMask its mask is the last of a position
 * @param endsGroup its position is the last of an output group
 * @param bank of the window's top row
 * @param second whether there is a second group of channels
 * @param unit number of the mask's first unit of weight rows
 */
record ColumnTag(
    Bool firstColumn,
    Bool lastColumn,
    Bool firstMask,
    Bool lastMask,
    Bool endsGroup,
    @Width(2) UInt bank,
    Bool second,
    UInt unit)
    implements Bundle {
  static DataType<ColumnTag> type(EventSizes sizes) {
    return bundle(ColumnTag.class, member("unit", uint(sizes.maskBits())));
  }
}
