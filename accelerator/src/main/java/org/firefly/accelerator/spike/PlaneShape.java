package org.firefly.accelerator.spike;

import static org.firefly.accelerator.channel.CoreWidths.DIMENSION_BITS;
import static org.firefly.accelerator.channel.CoreWidths.PITCH_BITS;
import static org.firefly.hdl.Hardware.bundle;
import static org.firefly.hdl.Hardware.field;
import static org.firefly.hdl.Hardware.uint;

import org.firefly.hdl.Bundle;
import org.firefly.hdl.DataType;
import org.firefly.hdl.UInt;

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
record PlaneShape(UInt samples, UInt rows, UInt width, UInt rowPitch, UInt samplePitch)
    implements Bundle {
  static DataType<PlaneShape> type() {
    return bundle(
        () ->
            new PlaneShape(
                field(uint(8)),
                field(uint(ROW_COUNT_BITS)),
                field(uint(DIMENSION_BITS)),
                field(uint(DIMENSION_BITS)),
                field(uint(PITCH_BITS))));
  }

  /** Holds a height, and the number of positions of the largest membrane memory. */
  static final int ROW_COUNT_BITS = DIMENSION_BITS + 1;
}
