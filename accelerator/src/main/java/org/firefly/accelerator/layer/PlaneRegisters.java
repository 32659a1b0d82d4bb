package org.firefly.accelerator.layer;

import static org.firefly.accelerator.channel.CoreWidths.DIMENSION_BITS;
import static org.firefly.accelerator.channel.CoreWidths.OFFSET_BITS;
import static org.firefly.hdl.Hardware.bool;
import static org.firefly.hdl.Hardware.bundle;
import static org.firefly.hdl.Hardware.field;
import static org.firefly.hdl.Hardware.uint;

import org.firefly.hdl.Bool;
import org.firefly.hdl.Bundle;
import org.firefly.hdl.DataType;
import org.firefly.hdl.UInt;

/**
 * Where the input planes of the present layer lie.
 *
 * @param packed whether whole vectors are read, all groups of a time step one after the other
 * @param groups groups of P input channels
 * @param planeWords words from a plane's first to its last needed word, both included
 * @param offset byte offset of the first word of the first plane; multiple of P / 8
 * @param groupStride bytes from the plane of a group to that of the next group; multiple of 64
 * @param stepStride bytes from a plane to that of the same group one time step later
 */
public record PlaneRegisters(
    Bool packed, UInt groups, UInt planeWords, UInt offset, UInt groupStride, UInt stepStride)
    implements Bundle {
  /** The type. */
  public static DataType<PlaneRegisters> type() {
    return bundle(
        () ->
            new PlaneRegisters(
                field(bool()),
                field(uint(DIMENSION_BITS)),
                field(uint(OFFSET_BITS)),
                field(uint(OFFSET_BITS)),
                field(uint(OFFSET_BITS)),
                field(uint(OFFSET_BITS))));
  }
}
