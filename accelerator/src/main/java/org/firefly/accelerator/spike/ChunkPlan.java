package org.firefly.accelerator.spike;

import static org.firefly.accelerator.channel.CoreWidths.PITCH_BITS;
import static org.firefly.hdl.Hardware.bool;
import static org.firefly.hdl.Hardware.bundle;
import static org.firefly.hdl.Hardware.field;
import static org.firefly.hdl.Hardware.uint;

import org.firefly.accelerator.channel.CoreWidths;
import org.firefly.hdl.Bool;
import org.firefly.hdl.Bundle;
import org.firefly.hdl.DataType;
import org.firefly.hdl.UInt;

/**
 * Where a chunk lies in the stream of beats.
 *
 * @param shift place of its first word in its first beat
 * @param count words, 1 to C
 * @param straddles whether it reaches into the next beat
 * @param advance beats from its first beat to that of the next chunk
 * @param moves whether {@code advance} is not 0
 * @param movesByOne whether {@code advance} is 1
 * @param lastOfRow as in {@link Chunk}
 * @param lastOfPlane as in {@link Chunk}
 * @param lastOfVector as in {@link Chunk}
 */
record ChunkPlan(
    UInt shift,
    UInt count,
    Bool straddles,
    UInt advance,
    Bool moves,
    Bool movesByOne,
    Bool lastOfRow,
    Bool lastOfPlane,
    Bool lastOfVector)
    implements Bundle {
  static DataType<ChunkPlan> type(CoreWidths widths) {
    return bundle(
        () ->
            new ChunkPlan(
                field(uint(widths.wordInBeatBits())),
                field(uint(Chunk.countBits(widths))),
                field(bool()),
                field(uint(PITCH_BITS)),
                field(bool()),
                field(bool()),
                field(bool()),
                field(bool()),
                field(bool())));
  }
}
