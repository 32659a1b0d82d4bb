package org.firefly.accelerator.channel;

import static org.firefly.hdl.Hardware.bundle;
import static org.firefly.hdl.Hardware.member;
import static org.firefly.hdl.Hardware.sint;
import static org.firefly.hdl.Hardware.uint;
import static org.firefly.hdl.Hardware.vec;

import org.firefly.hdl.Bundle;
import org.firefly.hdl.DataType;
import org.firefly.hdl.SInt;
import org.firefly.hdl.UInt;
import org.firefly.hdl.Vec;

/**
 * The constants of the neurons of one output group; each kind belongs to the group that {@link
 * ParameterSteps} has brought it to.
 *
 * @param decay m per lane
 * @param bias d per lane: b, or in the first time step b0; membraneBits
 * @param threshold theta per lane; membraneBits
 * @param reset rho per lane; membraneBits
 * @param currentDecay a per lane; no lanes in cores without synaptic currents
 * @param currentBias k per lane; membraneBits; no lanes in cores without synaptic currents
 */
public record ParameterSet(
    Vec<UInt> decay,
    Vec<SInt> bias,
    Vec<SInt> threshold,
    Vec<SInt> reset,
    Vec<UInt> currentDecay,
    Vec<SInt> currentBias)
    implements Bundle {
  /** Width of a decay: 0 to 32768. */
  public static final int DECAY_BITS = 16;

  /** The type for a configuration. */
  public static DataType<ParameterSet> type(CoreWidths widths) {
    DataType<UInt> decay = uint(DECAY_BITS);
    DataType<SInt> value = sint(widths.config().membraneBits());
    return bundle(
        ParameterSet.class,
        member("decay", vec(widths.lanes(), decay)),
        member("bias", vec(widths.lanes(), value)),
        member("threshold", vec(widths.lanes(), value)),
        member("reset", vec(widths.lanes(), value)),
        member("currentDecay", vec(widths.currentLanes(), decay)),
        member("currentBias", vec(widths.currentLanes(), value)));
  }
}
