package org.firefly.accelerator.channel;

import static org.firefly.accelerator.channel.CoreWidths.DIMENSION_BITS;
import static org.firefly.accelerator.channel.CoreWidths.OFFSET_BITS;
import static org.firefly.accelerator.channel.CoreWidths.WINDOW_OFFSET_BITS;
import static org.firefly.hdl.Hardware.bundle;

import org.firefly.hdl.Bundle;
import org.firefly.hdl.DataType;
import org.firefly.hdl.UInt;
import org.firefly.hdl.Width;

/**
 * Where the windows of an event engine's layer lie.
 *
 * @param groups groups of P input channels, at least 1
 * @param masks masks of a position, at least 1: two groups each, or 18 words of a vector
 * @param offsetY rows from s y to the top row of the window, in two's complement
 * @param offsetX columns from s x to its left column, in two's complement
 * @param offset byte offset of the first word of the first input plane
 * @param planeStride bytes from the plane of a group to that of the next group
 */
public record WindowRegisters(
    @Width(DIMENSION_BITS) UInt groups,
    @Width(MASK_BITS) UInt masks,
    @Width(WINDOW_OFFSET_BITS) UInt offsetY,
    @Width(WINDOW_OFFSET_BITS) UInt offsetX,
    @Width(OFFSET_BITS) UInt offset,
    @Width(OFFSET_BITS) UInt planeStride)
    implements Bundle {
  /** Width of a number of masks. */
  public static final int MASK_BITS = 7;

  /** The type. */
  public static DataType<WindowRegisters> type() {
    return bundle(WindowRegisters.class);
  }
}
