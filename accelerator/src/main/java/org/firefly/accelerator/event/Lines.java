package org.firefly.accelerator.event;

import static org.firefly.accelerator.channel.CoreWidths.DIMENSION_BITS;
import static org.firefly.hdl.Hardware.literal;
import static org.firefly.hdl.Hardware.mux;

import org.firefly.accelerator.channel.InputRegisters;
import org.firefly.hdl.Bool;
import org.firefly.hdl.UInt;

/**
 * The lines of a layer's input: rows of its samples, or vectors, each of which is then a sample of
 * one line.
 *
 * @param packed whether they are vectors
 * @param samples of a group of outputs
 * @param lines of a sample
 * @param words of a line in one plane
 */
record Lines(Bool packed, UInt samples, UInt lines, UInt words) {
  /** Bits of the running number of a line; differences tell which came first. */
  static final int NUMBER_BITS = DIMENSION_BITS + 2;

  /**
   * The lines of a layer.
   *
   * @param samples N of this run
   * @param positions of a packed layer
   */
  static Lines of(InputRegisters input, UInt samples, UInt positions) {
    Bool packed = input.packed();
    return new Lines(
        packed,
        mux(packed, positions, samples.zeroExtend(DIMENSION_BITS)),
        mux(packed, literal(1, DIMENSION_BITS), input.height()),
        mux(packed, input.vectorPlaneWords(), input.width()));
  }
}
