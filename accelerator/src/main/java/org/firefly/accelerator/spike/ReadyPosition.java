package org.firefly.accelerator.spike;

import static org.firefly.accelerator.channel.CoreWidths.DIMENSION_BITS;
import static org.firefly.accelerator.spike.SpikeSizes.ROW_NUMBER_BITS;
import static org.firefly.hdl.Hardware.bitsFor;
import static org.firefly.hdl.Hardware.bundle;
import static org.firefly.hdl.Hardware.member;
import static org.firefly.hdl.Hardware.uint;

import org.firefly.accelerator.channel.PositionTag;
import org.firefly.architecture.isa.CoreStructure;
import org.firefly.hdl.Bool;
import org.firefly.hdl.Bundle;
import org.firefly.hdl.DataType;
import org.firefly.hdl.UInt;
import org.firefly.hdl.Width;

/**
 * A position that is ready for the gate: what it reads, and what it waits for.
 *
 * @param tag for the blocks behind the array
 * @param first first position of its pass
 * @param opensPair it is seen again in the next clock, to join its sum with its membrane
 * @param lastOfLayer it belongs to the last pass of the layer
 * @param source packed: the chunk
 * @param half packed: half of the vector buffer
 * @param vectorAddress packed: address in that half
 * @param left window: left column mod maxWidth
 * @param columnsInside window: bit j says whether its column j lies in the plane
 * @param top window: number of its top row mod 8
 * @param rowsInside window: bit i says whether its row i lies in the plane
 * @param needTop window: its top row, moved to where its last row lies in the plane or directly
 *     above; that row and the two behind must have arrived
 * @param release window: the rows before this one are no longer needed
 */
record ReadyPosition(
    PositionTag tag,
    Bool first,
    Bool opensPair,
    Bool lastOfLayer,
    @Width(DIMENSION_BITS) UInt source,
    Bool half,
    UInt vectorAddress,
    UInt left,
    @Width(SpikeSizes.WINDOW) UInt columnsInside,
    UInt top,
    @Width(SpikeSizes.WINDOW) UInt rowsInside,
    @Width(ROW_NUMBER_BITS) UInt needTop,
    @Width(ROW_NUMBER_BITS) UInt release)
    implements Bundle {
  static DataType<ReadyPosition> type(SpikeSizes sizes) {
    return bundle(
        ReadyPosition.class,
        member("tag", PositionTag.type(sizes.widths())),
        member("vectorAddress", uint(sizes.vectorAddressBits())),
        member("left", uint(sizes.columnBits())),
        member("top", uint(bitsFor(CoreStructure.ROW_SLOTS))));
  }
}
