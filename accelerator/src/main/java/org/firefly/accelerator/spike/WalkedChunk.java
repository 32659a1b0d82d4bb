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

/**
 * A chunk in words, before it is known how many beats it takes.
 *
 * @param shift place of its first word in its first beat
 * @param count words, 1 to C
 * @param beats full beats from its first word to that of the next chunk of the plane
 * @param carry whether the words beyond these beats reach into one more
 * @param lastOfRow as in {@link Chunk}
 * @param lastOfPlane as in {@link Chunk}; {@code beats} is then without meaning
 * @param lastOfVector as in {@link Chunk}
 */
record WalkedChunk(
    UInt shift,
    UInt count,
    UInt beats,
    Bool carry,
    Bool lastOfRow,
    Bool lastOfPlane,
    Bool lastOfVector)
    implements Bundle {
  static DataType<WalkedChunk> type(CoreWidths widths) {
    return bundle(
        WalkedChunk.class,
        member("shift", uint(widths.wordInBeatBits())),
        member("count", uint(Chunk.countBits(widths))),
        member("beats", uint(PITCH_BITS - widths.wordInBeatBits())));
  }
}
