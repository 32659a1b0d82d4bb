package org.firefly.accelerator.event;

import static org.firefly.hdl.Hardware.bundle;
import static org.firefly.hdl.Hardware.member;
import static org.firefly.hdl.Hardware.uint;

import org.firefly.hdl.Bool;
import org.firefly.hdl.Bundle;
import org.firefly.hdl.DataType;
import org.firefly.hdl.UInt;

/**
 * An input that fires in at least one step, seen through one tap.
 *
 * @param valid whether there is one
 * @param address of its weight row
 * @param steps bit s: it fires in step s; all 0 unless valid
 */
record Event(Bool valid, UInt address, UInt steps) implements Bundle {
  static DataType<Event> type(EventSizes sizes) {
    return bundle(
        Event.class,
        member("address", uint(sizes.addressBits())),
        member("steps", uint(sizes.steps())));
  }
}
