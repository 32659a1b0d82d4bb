package org.firefly.accelerator.channel;

import static org.firefly.hdl.Hardware.bundle;
import static org.firefly.hdl.Hardware.member;
import static org.firefly.hdl.Hardware.uint;

import org.firefly.hdl.Bool;
import org.firefly.hdl.Bundle;
import org.firefly.hdl.DataType;
import org.firefly.hdl.UInt;

/**
 * A time step of a position whose sum comes whole, for the neurons of an event engine.
 *
 * @param firstStep time step 0 of neurons that start
 * @param lastStep last time step of the descriptor
 * @param endsGroup last position of its output group
 * @param address of its membranes
 */
public record StepTag(Bool firstStep, Bool lastStep, Bool endsGroup, UInt address)
    implements Bundle {
  /** The type for a configuration. */
  public static DataType<StepTag> type(CoreWidths widths) {
    return bundle(StepTag.class, member("address", uint(widths.membraneAddressBits())));
  }
}
