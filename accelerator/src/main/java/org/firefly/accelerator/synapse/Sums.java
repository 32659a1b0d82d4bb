package org.firefly.accelerator.synapse;

import static org.firefly.hdl.Hardware.bundle;
import static org.firefly.hdl.Hardware.member;
import static org.firefly.hdl.Hardware.sint;
import static org.firefly.hdl.Hardware.vec;

import org.firefly.hdl.Bool;
import org.firefly.hdl.Bundle;
import org.firefly.hdl.DataType;
import org.firefly.hdl.SInt;
import org.firefly.hdl.Vec;

/**
 * What leaves the synapse array in one clock.
 *
 * @param valid whether these are the sums of a position
 * @param lane for each output lane, the sum of the weights whose input fired
 */
public record Sums(Bool valid, Vec<SInt> lane) implements Bundle {
  /** The type for a configuration. */
  public static DataType<Sums> type(SynapseArrayConfig config) {
    return bundle(Sums.class, member("lane", vec(config.parallelism(), sint(config.sumBits()))));
  }
}
