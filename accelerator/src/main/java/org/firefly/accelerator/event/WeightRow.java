package org.firefly.accelerator.event;

import static org.firefly.hdl.Hardware.bundle;
import static org.firefly.hdl.Hardware.member;
import static org.firefly.hdl.Hardware.uint;

import org.firefly.hdl.Bundle;
import org.firefly.hdl.DataType;
import org.firefly.hdl.UInt;

/**
 * A row of weights on its way into a cell.
 *
 * @param address where it goes
 * @param weights a byte for each output, output 0 in the lowest
 */
public record WeightRow(UInt address, UInt weights) implements Bundle {
  /** The type. */
  public static DataType<WeightRow> type(EventSizes sizes) {
    return bundle(
        WeightRow.class,
        member("address", uint(sizes.addressBits())),
        member("weights", uint(sizes.rowBits())));
  }
}
