package org.firefly.accelerator.channel;

import static org.firefly.hdl.Hardware.bundle;
import static org.firefly.hdl.Hardware.member;
import static org.firefly.hdl.Hardware.uint;

import org.firefly.hdl.Bool;
import org.firefly.hdl.Bundle;
import org.firefly.hdl.DataType;
import org.firefly.hdl.UInt;

/**
 * What travels beside the spikes of a position, for the blocks behind the array.
 *
 * @param firstPass first pass of a time step and output group
 * @param lastPass last pass of a time step and output group
 * @param firstStep time step 0 of neurons that start
 * @param lastStep time step T - 1
 * @param address membrane address: number of the position in its pass, n then y then x, from the
 *     first word of the state or of the waiting sums on
 * @param oddRow whether y is odd
 * @param oddColumn whether x is odd
 * @param columnPair x div 2
 * @param lastOfPass last position of its pass
 */
public record PositionTag(
    Bool firstPass,
    Bool lastPass,
    Bool firstStep,
    Bool lastStep,
    UInt address,
    Bool oddRow,
    Bool oddColumn,
    UInt columnPair,
    Bool lastOfPass)
    implements Bundle {
  /** The type for a configuration. */
  public static DataType<PositionTag> type(CoreWidths widths) {
    return bundle(
        PositionTag.class,
        member("address", uint(widths.membraneAddressBits())),
        member("columnPair", uint(widths.columnPairBits())));
  }
}
