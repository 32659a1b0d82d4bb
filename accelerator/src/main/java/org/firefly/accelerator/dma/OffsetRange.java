package org.firefly.accelerator.dma;

import static org.firefly.hdl.Hardware.bundle;
import static org.firefly.hdl.Hardware.member;
import static org.firefly.hdl.Hardware.uint;

import org.firefly.hdl.Bundle;
import org.firefly.hdl.DataType;
import org.firefly.hdl.UInt;

/**
 * Consecutive beats behind the base address.
 *
 * @param offset beats from the base to the first beat
 * @param further number of beats behind the first
 * @param tag comes back with the range
 */
record OffsetRange(UInt offset, UInt further, UInt tag) implements Bundle {
  static DataType<OffsetRange> type(int offsetBits, int countBits, int tagBits) {
    return bundle(
        OffsetRange.class,
        member("offset", uint(offsetBits)),
        member("further", uint(countBits)),
        member("tag", uint(tagBits)));
  }
}
