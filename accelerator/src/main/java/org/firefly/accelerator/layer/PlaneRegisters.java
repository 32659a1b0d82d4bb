package org.firefly.accelerator.layer;

import static org.firefly.accelerator.channel.CoreWidths.DIMENSION_BITS;
import static org.firefly.accelerator.channel.CoreWidths.OFFSET_BITS;
import static org.firefly.hdl.Hardware.bundle;

import org.firefly.hdl.Bool;
import org.firefly.hdl.Bundle;
import org.firefly.hdl.DataType;
import org.firefly.hdl.UInt;
import org.firefly.hdl.Width;

/**
 * Where the input planes of the present layer lie.
 *
 * @param packed whether whole vectors are read, all groups of a time step one after the other
 * @param groups groups of P input channels
 * @param planeWords words from a plane's first to its last needed word, both included
 * @param offset byte offset of the first word of the first plane; multiple of P / 8
 * @param planeStride bytes from the plane of a group to that of the next group; multiple of 64
 * @param stepStride bytes from a plane to that of the same group one time step later
 */
public record PlaneRegisters(
    Bool packed,
    @Width(DIMENSION_BITS) UInt groups,
    @Width(OFFSET_BITS) UInt planeWords,
    @Width(OFFSET_BITS) UInt offset,
    @Width(OFFSET_BITS) UInt planeStride,
    @Width(OFFSET_BITS) UInt stepStride)
    implements Bundle {
  /** The type. */
  public static DataType<PlaneRegisters> type() {
    return bundle(PlaneRegisters.class);
  }
}
