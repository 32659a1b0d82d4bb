package org.firefly.accelerator.channel;

import static org.firefly.hdl.Hardware.bundle;
import static org.firefly.hdl.Hardware.member;
import static org.firefly.hdl.Hardware.sint;
import static org.firefly.hdl.Hardware.vec;

import org.firefly.hdl.Bundle;
import org.firefly.hdl.DataType;
import org.firefly.hdl.SInt;
import org.firefly.hdl.Vec;

/**
 * Biases and thresholds of one output group.
 *
 * @param bias membraneBits per lane
 * @param threshold membraneBits per lane
 */
public record ParameterSet(Vec<SInt> bias, Vec<SInt> threshold) implements Bundle {
  /** The type for a configuration. */
  public static DataType<ParameterSet> type(CoreWidths widths) {
    int bits = widths.config().membraneBits();
    return bundle(
        ParameterSet.class,
        member("bias", vec(widths.lanes(), sint(bits))),
        member("threshold", vec(widths.lanes(), sint(bits))));
  }
}
