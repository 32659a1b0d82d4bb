package org.firefly.accelerator.control;

import static org.firefly.accelerator.channel.CoreWidths.OFFSET_BITS;
import static org.firefly.hdl.Hardware.bundle;
import static org.firefly.hdl.Hardware.field;
import static org.firefly.hdl.Hardware.uint;

import org.firefly.architecture.AcceleratorConfig;
import org.firefly.hdl.Bundle;
import org.firefly.hdl.DataType;
import org.firefly.hdl.UInt;

/**
 * What a run works on; constant while it goes on.
 *
 * @param base address of the program, 40 bits
 * @param limit first address that must not be touched, 40 bits
 * @param descriptors byte offset of the first descriptor
 * @param count descriptors to execute, 16 bits
 * @param samples N, 8 bits
 */
public record RunSettings(UInt base, UInt limit, UInt descriptors, UInt count, UInt samples)
    implements Bundle {
  /** The type. */
  public static DataType<RunSettings> type() {
    return bundle(
        () ->
            new RunSettings(
                field(uint(AcceleratorConfig.ADDRESS_BITS)),
                field(uint(AcceleratorConfig.ADDRESS_BITS)),
                field(uint(OFFSET_BITS)),
                field(uint(16)),
                field(uint(8))));
  }
}
