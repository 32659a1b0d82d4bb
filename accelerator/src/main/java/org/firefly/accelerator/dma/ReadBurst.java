package org.firefly.accelerator.dma;

import static org.firefly.hdl.Hardware.bundle;
import static org.firefly.hdl.Hardware.member;
import static org.firefly.hdl.Hardware.uint;

import org.firefly.hdl.Bool;
import org.firefly.hdl.Bundle;
import org.firefly.hdl.DataType;
import org.firefly.hdl.UInt;

/**
 * A burst of a request.
 *
 * @param address address of its first beat, in beats
 * @param length number of beats less one
 * @param lastOfRequest whether the request ends with it
 * @param tag tag of the request
 */
record ReadBurst(UInt address, UInt length, Bool lastOfRequest, UInt tag) implements Bundle {
  static DataType<ReadBurst> type(int addressBits, int lengthBits, int tagBits) {
    return bundle(
        ReadBurst.class,
        member("address", uint(addressBits)),
        member("length", uint(lengthBits)),
        member("tag", uint(tagBits)));
  }
}
