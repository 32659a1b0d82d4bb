package org.firefly.accelerator.channel;

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
 * One pass: a plane, or a chunk of packed vectors, streams through the array with one tile.
 *
 * @param source window: input group; packed: chunk, words 9 source to 9 source + 8
 * @param offsetY window: rows from stride x y to the top row of the window
 * @param offsetX window: columns from stride x x to the left column
 * @param firstPass first pass of a time step and output group
 * @param lastPass last pass of a time step and output group, on which neurons fire
 * @param firstStep it belongs to time step 0
 * @param lastStep it belongs to time step T - 1
 * @param lastOfLayer last pass of the layer's last time step and output group
 */
public record PassCommand(
    @Width(DIMENSION_BITS) UInt source,
    @Width(WINDOW_OFFSET_BITS) SInt offsetY,
    @Width(WINDOW_OFFSET_BITS) SInt offsetX,
    Bool firstPass,
    Bool lastPass,
    Bool firstStep,
    Bool lastStep,
    Bool lastOfLayer)
    implements Bundle {
  /** The type. */
  public static DataType<PassCommand> type() {
    return bundle(PassCommand.class);
  }
}
