package org.firefly.accelerator.dma;

import static org.firefly.hdl.Hardware.bundle;
import static org.firefly.hdl.Hardware.member;
import static org.firefly.hdl.Hardware.uint;

import org.firefly.hdl.Bool;
import org.firefly.hdl.Bundle;
import org.firefly.hdl.DataType;
import org.firefly.hdl.UInt;

/**
 * What is remembered of an outstanding burst.
 *
 * @param lastOfRequest whether a request ends with it
 * @param tag tag of the request
 */
record BurstEnd(Bool lastOfRequest, UInt tag) implements Bundle {
  static DataType<BurstEnd> type(int tagBits) {
    return bundle(BurstEnd.class, member("tag", uint(tagBits)));
  }
}
