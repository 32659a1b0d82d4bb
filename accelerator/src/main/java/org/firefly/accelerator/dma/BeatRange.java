package org.firefly.accelerator.dma;

import static org.firefly.hdl.Hardware.bundle;
import static org.firefly.hdl.Hardware.member;
import static org.firefly.hdl.Hardware.uint;

import org.firefly.hdl.Bool;
import org.firefly.hdl.Bundle;
import org.firefly.hdl.DataType;
import org.firefly.hdl.UInt;

/**
 * Consecutive beats of memory, as many as were asked for. An address of a beat is its byte address
 * divided by the bytes of a beat.
 *
 * @param first address of the first beat
 * @param fits whether all bytes lie below the limit and no address wrapped around
 * @param tag as in the request
 */
record BeatRange(UInt first, Bool fits, UInt tag) implements Bundle {
  static DataType<BeatRange> type(int addressBits, int tagBits) {
    return bundle(
        BeatRange.class, member("first", uint(addressBits)), member("tag", uint(tagBits)));
  }
}
