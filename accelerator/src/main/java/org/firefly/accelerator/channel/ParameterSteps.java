package org.firefly.accelerator.channel;

import static org.firefly.hdl.Hardware.bundle;

import org.firefly.hdl.Bool;
import org.firefly.hdl.Bundle;
import org.firefly.hdl.DataType;

/**
 * Where the neurons stand with their constants. Each kind is used at a clock of its own behind the
 * sums, so each goes on to the next group by itself: its bit is true for one clock, in which the
 * last position of a group uses it.
 *
 * @param firstStep the position that takes its bias is one of time step 0
 * @param decay m is done
 * @param bias b and b0 are done
 * @param threshold theta is done
 * @param reset rho is done
 * @param currentDecay a is done; never in cores without synaptic currents
 * @param currentBias k is done; never in cores without synaptic currents
 * @param all every kind is done
 */
public record ParameterSteps(
    Bool firstStep,
    Bool decay,
    Bool bias,
    Bool threshold,
    Bool reset,
    Bool currentDecay,
    Bool currentBias,
    Bool all)
    implements Bundle {
  /** The type. */
  public static DataType<ParameterSteps> type() {
    return bundle(ParameterSteps.class);
  }
}
