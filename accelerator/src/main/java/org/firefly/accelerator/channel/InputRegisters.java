package org.firefly.accelerator.channel;

import static org.firefly.accelerator.channel.CoreWidths.DIMENSION_BITS;
import static org.firefly.accelerator.channel.CoreWidths.PITCH_BITS;

import org.firefly.hdl.Bool;
import org.firefly.hdl.Bundle;
import org.firefly.hdl.UInt;
import org.firefly.hdl.Width;

/**
 * What the present layer reads.
 *
 * @param packed packed mode rather than window
 * @param strideTwo window stride 2 rather than 1
 * @param height valid rows of a plane, at least 1
 * @param width valid columns of a plane, 1 to maxWidth
 * @param rowPitch words from row to row, at least width
 * @param samplePitch words from sample to sample, at least (height - 1) rowPitch + width
 * @param vectorPlaneWords packed: words of one plane in one vector, at least 1
 */
public record InputRegisters(
    Bool packed,
    Bool strideTwo,
    @Width(DIMENSION_BITS) UInt height,
    @Width(DIMENSION_BITS) UInt width,
    @Width(DIMENSION_BITS) UInt rowPitch,
    @Width(PITCH_BITS) UInt samplePitch,
    @Width(DIMENSION_BITS) UInt vectorPlaneWords)
    implements Bundle {}
