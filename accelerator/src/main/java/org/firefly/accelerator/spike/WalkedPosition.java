package org.firefly.accelerator.spike;

import static org.firefly.accelerator.channel.CoreWidths.DIMENSION_BITS;
import static org.firefly.hdl.Hardware.bundle;
import static org.firefly.hdl.Hardware.member;
import static org.firefly.hdl.Hardware.sint;
import static org.firefly.hdl.Hardware.uint;

import org.firefly.accelerator.channel.PositionTag;
import org.firefly.hdl.Bool;
import org.firefly.hdl.Bundle;
import org.firefly.hdl.DataType;
import org.firefly.hdl.SInt;
import org.firefly.hdl.UInt;
import org.firefly.hdl.Width;

/**
 * A position of a pass as the walker counts it.
 *
 * @param tag for the blocks behind the array
 * @param first first position of its pass
 * @param opensPair it is seen again in the next clock, to join its sum with its membrane
 * @param lastOfLayer it belongs to the last pass of the layer
 * @param source packed: the chunk
 * @param half packed: half of the vector buffer
 * @param vectorAddress packed: address in that half
 * @param left window: column of the left tap; negative or beyond the row outside of the plane
 * @param top window: row of the top tap, in the same way
 * @param base window: number of the sample's first row in the order of arrival
 */
record WalkedPosition(
    PositionTag tag,
    Bool first,
    Bool opensPair,
    Bool lastOfLayer,
    @Width(DIMENSION_BITS) UInt source,
    Bool half,
    UInt vectorAddress,
    SInt left,
    SInt top,
    @Width(SpikeSizes.ROW_NUMBER_BITS) UInt base)
    implements Bundle {
  static DataType<WalkedPosition> type(SpikeSizes sizes) {
    return bundle(
        WalkedPosition.class,
        member("tag", PositionTag.type(sizes.widths())),
        member("vectorAddress", uint(sizes.vectorAddressBits())),
        member("left", sint(sizes.leftBits())),
        member("top", sint(sizes.topBits())));
  }
}
