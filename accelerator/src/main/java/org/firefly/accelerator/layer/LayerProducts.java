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
 */
record LayerProducts(UInt positions, @Width(OFFSET_BITS) UInt planeWords) implements Bundle {
  static DataType<LayerProducts> type(CoreWidths widths) {
    return bundle(LayerProducts.class, member("positions", uint(widths.positionCountBits())));
  }
}
