package org.firefly.accelerator.synapse;

import static org.firefly.hdl.Hardware.bundle;
import static org.firefly.hdl.Hardware.member;
import static org.firefly.hdl.Hardware.uint;

import org.firefly.hdl.Bool;
import org.firefly.hdl.Bundle;
import org.firefly.hdl.DataType;
import org.firefly.hdl.UInt;

/**
 * What enters the synapse array in one clock.
 *
 * @param valid whether a position enters; otherwise a bubble does
 * @param swap whether this is the first position of the next tile; only allowed while the array
 *     says that the tile is loaded
 * @param spikes 9 P spikes, bit {@code tap P + input lane}
 */
public record Position(Bool valid, Bool swap, UInt spikes) implements Bundle {
  /** The type for an array. */
  public static DataType<Position> type(SynapseArrayConfig config) {
    return bundle(Position.class, member("spikes", uint(config.spikeBits())));
  }
}
