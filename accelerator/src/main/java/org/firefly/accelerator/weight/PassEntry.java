package org.firefly.accelerator.weight;

import static org.firefly.accelerator.channel.CoreWidths.DIMENSION_BITS;
import static org.firefly.accelerator.channel.CoreWidths.WINDOW_OFFSET_BITS;
import static org.firefly.hdl.Hardware.bundle;

import org.firefly.hdl.Bool;
import org.firefly.hdl.Bundle;
import org.firefly.hdl.DataType;
import org.firefly.hdl.SInt;
import org.firefly.hdl.UInt;
import org.firefly.hdl.Width;

/**
 * An entry of the pass table without its unused bits.
 *
 * @param last last pass of its output group
 * @param first first pass of its output group
 * @param offsetX window: columns from stride x x to the left column
 * @param offsetY window: rows from stride x y to the top row
 * @param source window: input group; packed: chunk
 */
record PassEntry(
    Bool last,
    Bool first,
    @Width(WINDOW_OFFSET_BITS) SInt offsetX,
    @Width(WINDOW_OFFSET_BITS) SInt offsetY,
    @Width(DIMENSION_BITS) UInt source)
    implements Bundle {
  private static final int WORD_BITS = 32;
  private static final int OFFSETS_AND_SOURCE_BITS = 2 * WINDOW_OFFSET_BITS + DIMENSION_BITS;

  /** The type; {@link #compact} gives its bits. */
  static DataType<PassEntry> type() {
    return bundle(PassEntry.class);
  }

  /** The bits in use of entry {@code index} of a beat. */
  static UInt compact(UInt beat, int index) {
    int low = WORD_BITS * index;
    UInt flags = beat.slice(low + WORD_BITS - 1, low + WORD_BITS - 2);
    return flags.concat(beat.slice(low + OFFSETS_AND_SOURCE_BITS - 1, low));
  }
}
