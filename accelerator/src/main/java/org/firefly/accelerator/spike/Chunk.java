package org.firefly.accelerator.spike;

import static org.firefly.hdl.Hardware.bitsFor;
import static org.firefly.hdl.Hardware.bundle;
import static org.firefly.hdl.Hardware.member;
import static org.firefly.hdl.Hardware.uint;

import org.firefly.accelerator.channel.CoreWidths;
import org.firefly.hdl.Bool;
import org.firefly.hdl.Bundle;
import org.firefly.hdl.DataType;
import org.firefly.hdl.UInt;

/**
 * Up to a beat of words of one row of a window plane, or of one run of a packed plane. Chunk k of a
 * row holds its words C k to C k + C - 1, with C words in a beat; the last chunk may hold fewer.
 *
 * @param words a beat; the chunk's first word in the lowest bits, beyond {@code count} anything
 * @param count words that belong to the chunk, 1 to C
 * @param lastOfRow the row or run ends with this chunk
 * @param lastOfPlane the plane ends with this chunk
 * @param lastOfVector the plane is the last one of a packed vector
 */
record Chunk(UInt words, UInt count, Bool lastOfRow, Bool lastOfPlane, Bool lastOfVector)
    implements Bundle {
  static DataType<Chunk> type(CoreWidths widths) {
    return bundle(
        Chunk.class,
        member("words", uint(widths.beatBits())),
        member("count", uint(countBits(widths))));
  }

  static int countBits(CoreWidths widths) {
    return bitsFor(widths.config().wordsPerBeat() + 1);
  }
}
