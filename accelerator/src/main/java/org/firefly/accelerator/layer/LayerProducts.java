package org.firefly.accelerator.layer;

import static org.firefly.accelerator.channel.CoreWidths.OFFSET_BITS;
import static org.firefly.hdl.Hardware.bundle;
import static org.firefly.hdl.Hardware.member;
import static org.firefly.hdl.Hardware.uint;

import org.firefly.accelerator.channel.CoreWidths;
import org.firefly.hdl.Bundle;
import org.firefly.hdl.DataType;
import org.firefly.hdl.UInt;
import org.firefly.hdl.Width;

/**
 * What follows from a descriptor and the number of samples by multiplication.
 *
 * @param positions N x outputHeight x outputWidth
 * @param planeWords words from a plane's first to its last needed word, both included
 * @param inputStepStride bytes from an input plane to that of the next time step
 * @param outputStepStride bytes from an output plane to that of the next time step
 */
record LayerProducts(
    UInt positions,
    @Width(OFFSET_BITS) UInt planeWords,
    @Width(OFFSET_BITS) UInt inputStepStride,
    @Width(OFFSET_BITS) UInt outputStepStride)
    implements Bundle {
  static DataType<LayerProducts> type(CoreWidths widths) {
    return bundle(LayerProducts.class, member("positions", uint(widths.positionCountBits())));
  }
}
