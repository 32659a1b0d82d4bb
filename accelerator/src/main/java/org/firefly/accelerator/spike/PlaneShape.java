package org.firefly.accelerator.spike;

import static org.firefly.accelerator.channel.CoreWidths.DIMENSION_BITS;
import static org.firefly.accelerator.channel.CoreWidths.PITCH_BITS;
import static org.firefly.hdl.Hardware.bundle;

import org.firefly.hdl.Bundle;
import org.firefly.hdl.DataType;
import org.firefly.hdl.UInt;
import org.firefly.hdl.Width;

/**
 * The shape of a plane in memory, in words: for a packed layer, one sample with a row for each
 * position.
 *
 * @param samples samples, at least 1
 * @param rows rows of a sample, at least 1
 * @param width words of a row, at least 1
 * @param rowPitch words from row to row
 * @param samplePitch words from sample to sample
 */
record PlaneShape(
    @Width(8) UInt samples,
    @Width(ROW_COUNT_BITS) UInt rows,
    @Width(DIMENSION_BITS) UInt width,
    @Width(DIMENSION_BITS) UInt rowPitch,
    @Width(PITCH_BITS) UInt samplePitch)
    implements Bundle {
  static DataType<PlaneShape> type() {
    return bundle(PlaneShape.class);
  }

  /** Holds a height, and the number of positions of the largest membrane memory. */
  static final int ROW_COUNT_BITS = DIMENSION_BITS + 1;
}
