package org.firefly.accelerator.event;

import static org.firefly.hdl.Hardware.bundle;
import static org.firefly.hdl.Hardware.member;
import static org.firefly.hdl.Hardware.uint;
import static org.firefly.hdl.Hardware.vec;

import org.firefly.hdl.Bool;
import org.firefly.hdl.Bundle;
import org.firefly.hdl.DataType;
import org.firefly.hdl.UInt;
import org.firefly.hdl.Vec;

/**
 * What one position sees of one mask of channels.
 *
 * @param first whether this is the first mask of the position
 * @param last whether it is the last
 * @param clocks clocks that it takes: half the events of its fullest cell, rounded up, at least one
 * @param mask number of the unit of weight rows that tap 0 has in every cell; further taps follow
 * @param spikes for each step, bit {@code tap x mask width + channel}
 */
public record EventMask(Bool first, Bool last, UInt clocks, UInt mask, Vec<UInt> spikes)
    implements Bundle {
  /** The type. */
  public static DataType<EventMask> type(EventSizes sizes) {
    return bundle(
        EventMask.class,
        member("clocks", uint(sizes.lengthBits())),
        member("mask", uint(sizes.maskBits())),
        member("spikes", vec(sizes.steps(), uint(EventSizes.TAPS * sizes.maskChannels()))));
  }
}
