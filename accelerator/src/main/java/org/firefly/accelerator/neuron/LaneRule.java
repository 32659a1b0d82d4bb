package org.firefly.accelerator.neuron;

import static org.firefly.hdl.Hardware.bundle;

import org.firefly.hdl.Bool;
import org.firefly.hdl.Bundle;
import org.firefly.hdl.DataType;

/**
 * What the neurons of a layer do with a spike, decoded.
 *
 * @param inclusive fires at u >= theta
 * @param setsValue a spike sets the membrane to the reset value
 * @param subtracts a spike subtracts the threshold
 * @param late a spike is kept for the step after
 */
record LaneRule(Bool inclusive, Bool setsValue, Bool subtracts, Bool late) implements Bundle {
  static DataType<LaneRule> type() {
    return bundle(LaneRule.class);
  }
}
