package org.firefly.accelerator.spike;

import static org.firefly.accelerator.channel.CoreWidths.DIMENSION_BITS;
import static org.firefly.accelerator.spike.SpikeSizes.ROW_NUMBER_BITS;
import static org.firefly.hdl.Hardware.bitsFor;
import static org.firefly.hdl.Hardware.bool;
import static org.firefly.hdl.Hardware.bundle;
import static org.firefly.hdl.Hardware.field;
import static org.firefly.hdl.Hardware.uint;

import org.firefly.accelerator.channel.PositionTag;
import org.firefly.hdl.Bool;
import org.firefly.hdl.Bundle;
import org.firefly.hdl.DataType;
import org.firefly.hdl.UInt;

/**
 * A position that is ready for the gate: what it reads, and what it waits for.
 *
 * @param tag for the blocks behind the array
 * @param first first position of its pass
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
record Step(
    PositionTag tag,
    Bool first,
    Bool lastOfLayer,
    UInt source,
    Bool half,
    UInt vectorAddress,
    UInt left,
    UInt columnsInside,
    UInt top,
    UInt rowsInside,
    UInt needTop,
    UInt release)
    implements Bundle {
  static DataType<Step> type(SpikeSizes sizes) {
    return bundle(
        () ->
            new Step(
                field(PositionTag.type(sizes.widths())),
                field(bool()),
                field(bool()),
                field(uint(DIMENSION_BITS)),
                field(bool()),
                field(uint(sizes.vectorAddressBits())),
                field(uint(sizes.columnBits())),
                field(uint(SpikeSizes.WINDOW)),
                field(uint(bitsFor(SpikeSizes.ROW_SLOTS))),
                field(uint(SpikeSizes.WINDOW)),
                field(uint(ROW_NUMBER_BITS)),
                field(uint(ROW_NUMBER_BITS))));
  }
}
