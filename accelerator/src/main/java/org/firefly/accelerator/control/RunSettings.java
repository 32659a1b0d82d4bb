package org.firefly.accelerator.control;

import static org.firefly.accelerator.channel.CoreWidths.OFFSET_BITS;
import static org.firefly.hdl.Hardware.bundle;

import org.firefly.architecture.AcceleratorConfig;
import org.firefly.hdl.Bundle;
import org.firefly.hdl.DataType;
import org.firefly.hdl.UInt;
import org.firefly.hdl.Width;

/**
 * What a run works on; constant while it goes on.
 *
 * @param base address of the program, 40 bits
 * @param limit first address that must not be touched, 40 bits
 * @param descriptors byte offset of the first descriptor
 * @param count descriptors to execute, 16 bits
 * @param samples N, 8 bits
 */
public record RunSettings(
    @Width(AcceleratorConfig.ADDRESS_BITS) UInt base,
    @Width(AcceleratorConfig.ADDRESS_BITS) UInt limit,
    @Width(OFFSET_BITS) UInt descriptors,
    @Width(16) UInt count,
    @Width(8) UInt samples)
    implements Bundle {
  /** The type. */
  public static DataType<RunSettings> type() {
    return bundle(RunSettings.class);
  }
}
