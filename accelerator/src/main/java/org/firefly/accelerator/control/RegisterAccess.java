package org.firefly.accelerator.control;

import static org.firefly.hdl.Hardware.bundle;
import static org.firefly.hdl.Hardware.member;
import static org.firefly.hdl.Hardware.uint;

import org.firefly.architecture.isa.Register;
import org.firefly.hdl.Bool;
import org.firefly.hdl.Bundle;
import org.firefly.hdl.DataType;
import org.firefly.hdl.Flipped;
import org.firefly.hdl.UInt;
import org.firefly.hdl.Width;

/**
 * Access to the registers of one core.
 *
 * @param write whether {@code data} goes to the register at {@code writeIndex} in this clock
 * @param writeIndex number of a register: its offset / 4
 * @param data 32 bits
 * @param readIndex number of a register
 * @param value its value {@value #READ_LATENCY} clocks after {@code readIndex}; runs against the
 *     access
 */
public record RegisterAccess(
    Bool write,
    UInt writeIndex,
    @Width(32) UInt data,
    UInt readIndex,
    @Flipped @Width(32) UInt value)
    implements Bundle {
  /** Clocks from the number of a register to its value. */
  public static final int READ_LATENCY = 2;

  /** Bits of the number of a register in a page. */
  public static final int INDEX_BITS =
      Integer.numberOfTrailingZeros(Register.PAGE_BYTES / Integer.BYTES);

  /** The type, seen from the side that asks. */
  public static DataType<RegisterAccess> type() {
    return bundle(
        RegisterAccess.class,
        member("writeIndex", uint(INDEX_BITS)),
        member("readIndex", uint(INDEX_BITS)));
  }
}
