package org.firefly.accelerator.channel;

import static org.firefly.accelerator.channel.CoreWidths.DIMENSION_BITS;
import static org.firefly.accelerator.channel.CoreWidths.OFFSET_BITS;
import static org.firefly.accelerator.channel.CoreWidths.PITCH_BITS;
import static org.firefly.hdl.Hardware.bundle;

import org.firefly.hdl.Bool;
import org.firefly.hdl.Bundle;
import org.firefly.hdl.DataType;
import org.firefly.hdl.UInt;
import org.firefly.hdl.Width;

/**
 * What the present layer writes.
 *
 * @param pool the output is the OR of 2x2 blocks
 * @param readout membranes of the last time step are the output; no spikes
 * @param samples N of this run, 1 to 255
 * @param groups groups of P output channels, at least 1
 * @param height rows before pooling, at least 1
 * @param width columns before pooling, 1 to 2 maxWidth
 * @param samplePitch words from sample to sample of a plane
 * @param offset byte offset of the first plane; multiple of P / 8, of 64 for readouts
 * @param planeStride bytes from the plane of a group to that of the next group
 * @param stepStride bytes from a plane to that of the same group one time step later
 */
public record OutputRegisters(
    Bool pool,
    Bool readout,
    @Width(8) UInt samples,
    @Width(DIMENSION_BITS) UInt groups,
    @Width(DIMENSION_BITS) UInt height,
    @Width(DIMENSION_BITS) UInt width,
    @Width(PITCH_BITS) UInt samplePitch,
    @Width(OFFSET_BITS) UInt offset,
    @Width(OFFSET_BITS) UInt planeStride,
    @Width(OFFSET_BITS) UInt stepStride)
    implements Bundle {
  /** The type. */
  public static DataType<OutputRegisters> type() {
    return bundle(OutputRegisters.class);
  }
}
