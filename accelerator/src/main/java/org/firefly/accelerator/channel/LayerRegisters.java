package org.firefly.accelerator.channel;

import static org.firefly.accelerator.channel.CoreWidths.DIMENSION_BITS;
import static org.firefly.accelerator.channel.CoreWidths.OFFSET_BITS;
import static org.firefly.accelerator.channel.CoreWidths.PITCH_BITS;
import static org.firefly.hdl.Hardware.bool;
import static org.firefly.hdl.Hardware.bundle;
import static org.firefly.hdl.Hardware.field;
import static org.firefly.hdl.Hardware.uint;

import org.firefly.hdl.Bool;
import org.firefly.hdl.Bundle;
import org.firefly.hdl.DataType;
import org.firefly.hdl.UInt;

/**
 * The present layer, from registers of the command processor. They change only while no position,
 * word or burst of a layer is under way, and have been checked: what a block can rely on is said
 * here.
 *
 * @param packed packed mode rather than window
 * @param strideTwo window stride 2 rather than 1
 * @param pool the output is the OR of 2x2 blocks
 * @param readout membranes of the last time step are the output; no spikes
 * @param inclusive fires at u >= theta
 * @param softReset subtracts theta after a spike
 * @param decay m, 0 to 32768
 * @param samples N of this run, 1 to 255
 * @param outputGroups groups of P output channels, at least 1
 * @param inputHeight valid rows of an input plane, at least 1
 * @param inputWidth valid columns of an input plane, 1 to maxWidth
 * @param inputRowPitch words from row to row, at least inputWidth
 * @param inputSamplePitch words from sample to sample, at least (inputHeight - 1) inputRowPitch +
 *     inputWidth
 * @param vectorPlaneWords packed: words of one plane in one vector, at least 1
 * @param outputHeight output rows before pooling, at least 1
 * @param outputWidth output columns before pooling, 1 to 2 maxWidth
 * @param outputSamplePitch words from sample to sample of an output plane
 * @param positions N x outputHeight x outputWidth, 1 to membraneDepth
 * @param outputOffset byte offset of the first output plane; multiple of P / 8, of 64 for readouts
 * @param outputGroupStride bytes from the output plane of a group to that of the next group
 * @param outputStepStride bytes from an output plane to that of the same group one time step later
 */
public record LayerRegisters(
    Bool packed,
    Bool strideTwo,
    Bool pool,
    Bool readout,
    Bool inclusive,
    Bool softReset,
    UInt decay,
    UInt samples,
    UInt outputGroups,
    UInt inputHeight,
    UInt inputWidth,
    UInt inputRowPitch,
    UInt inputSamplePitch,
    UInt vectorPlaneWords,
    UInt outputHeight,
    UInt outputWidth,
    UInt outputSamplePitch,
    UInt positions,
    UInt outputOffset,
    UInt outputGroupStride,
    UInt outputStepStride)
    implements Bundle {
  /** The type for a configuration. */
  public static DataType<LayerRegisters> type(CoreWidths widths) {
    return bundle(
        () ->
            new LayerRegisters(
                field(bool()),
                field(bool()),
                field(bool()),
                field(bool()),
                field(bool()),
                field(bool()),
                field(uint(16)),
                field(uint(8)),
                field(uint(DIMENSION_BITS)),
                field(uint(DIMENSION_BITS)),
                field(uint(DIMENSION_BITS)),
                field(uint(DIMENSION_BITS)),
                field(uint(PITCH_BITS)),
                field(uint(DIMENSION_BITS)),
                field(uint(DIMENSION_BITS)),
                field(uint(DIMENSION_BITS)),
                field(uint(PITCH_BITS)),
                field(uint(widths.positionCountBits())),
                field(uint(OFFSET_BITS)),
                field(uint(OFFSET_BITS)),
                field(uint(OFFSET_BITS))));
  }
}
