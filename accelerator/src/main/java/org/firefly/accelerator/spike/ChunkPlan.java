package org.firefly.accelerator.spike;

import static org.firefly.accelerator.channel.CoreWidths.PITCH_BITS;
import static org.firefly.hdl.Hardware.bundle;
import static org.firefly.hdl.Hardware.member;
import static org.firefly.hdl.Hardware.uint;

import org.firefly.accelerator.channel.CoreWidths;
import org.firefly.hdl.Bool;
import org.firefly.hdl.Bundle;
import org.firefly.hdl.DataType;
import org.firefly.hdl.UInt;
import org.firefly.hdl.Width;

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
    @Width(PITCH_BITS) UInt advance,
    Bool moves,
    Bool movesByOne,
    Bool lastOfRow,
    Bool lastOfPlane,
    Bool lastOfVector)
    implements Bundle {
  static DataType<ChunkPlan> type(CoreWidths widths) {
    return bundle(
        ChunkPlan.class,
        member("shift", uint(widths.wordInBeatBits())),
        member("count", uint(Chunk.countBits(widths))));
  }
}
