package org.firefly.accelerator.channel;

import static org.firefly.accelerator.channel.CoreWidths.DIMENSION_BITS;
import static org.firefly.accelerator.channel.CoreWidths.OFFSET_BITS;
import static org.firefly.accelerator.channel.CoreWidths.PITCH_BITS;
import static org.firefly.accelerator.channel.CoreWidths.STEP_BITS;
import static org.firefly.hdl.Hardware.bundle;

import org.firefly.hdl.Bundle;
import org.firefly.hdl.DataType;
import org.firefly.hdl.UInt;
import org.firefly.hdl.Width;

/**
 * What the weight path does for one layer.
 *
 * @param timeSteps T, 1 to 65535
 * @param outputGroups groups of P output channels, at least 1
 * @param passes entries of the pass table over all output groups, at least 1
 * @param weightOffset byte offset of the first tile; multiple of 64
 * @param passOffset byte offset of the pass table; multiple of 64
 * @param parameterOffset byte offset of the neurons' parameters; multiple of 64
 */
public record WeightJob(
    @Width(STEP_BITS) UInt timeSteps,
    @Width(DIMENSION_BITS) UInt outputGroups,
    @Width(PITCH_BITS) UInt passes,
    @Width(OFFSET_BITS) UInt weightOffset,
    @Width(OFFSET_BITS) UInt passOffset,
    @Width(OFFSET_BITS) UInt parameterOffset)
    implements Bundle {
  /** The type. */
  public static DataType<WeightJob> type() {
    return bundle(WeightJob.class);
  }
}
