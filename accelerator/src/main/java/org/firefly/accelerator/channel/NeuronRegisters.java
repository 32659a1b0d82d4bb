package org.firefly.accelerator.channel;

import static org.firefly.hdl.Hardware.bundle;

import org.firefly.hdl.Bool;
import org.firefly.hdl.Bundle;
import org.firefly.hdl.DataType;
import org.firefly.hdl.UInt;
import org.firefly.hdl.Width;

/**
 * What the neurons of the present layer do.
 *
 * @param inclusive fires at u >= theta
 * @param reset code of {@link org.firefly.architecture.isa.MembraneReset}
 * @param synapse keeps synaptic currents; only in cores that have room for them
 * @param previousCurrent the current of the step before enters the membrane; only with currents
 * @param fraction F / 2
 */
public record NeuronRegisters(
    Bool inclusive,
    @Width(3) UInt reset,
    Bool synapse,
    Bool previousCurrent,
    @Width(2) UInt fraction)
    implements Bundle {
  /** The type. */
  public static DataType<NeuronRegisters> type() {
    return bundle(NeuronRegisters.class);
  }
}
